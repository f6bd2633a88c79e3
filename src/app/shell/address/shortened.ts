const MOST = 60;

/** A text that came with an address, as a message repeats it: not all of it, when it is very long. */
export function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
