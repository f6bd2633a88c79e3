/** `posts.1>`, `posts@2.r1<`, `users+`, `t3`, `logout`, `abort:posts`. */
const CHOICE = /^(?:[a-z]+(?:@\d)?(?:\.[a-z]?\d+[<>]|\+)|t\d+|logout|abort:[a-z]+(?:@\d)?)$/;

/** More than any wrapper makes of six components in two tabs, short of a runaway. */
export const MOST_CHOICES = 400;

/** Whether a text has the form of a choice; whether it can happen, only a run can tell. */
export function isChoice(text: string): boolean {
  return CHOICE.test(text);
}
