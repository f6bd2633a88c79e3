import type { BackendParts } from './backendParts.ts';
import type { Answers } from './serverPolicy.ts';

/**
 * The answer whose turn it is. One of a list is used up when it is given; what is used up is kept with the server's
 * state, by the list's own text, so that another list begins at its front.
 *
 * @param kind `refresh`, or a path: each has a list of its own
 * @param uses whether this request uses the answer up
 */
export async function nextAnswer<Answer extends string>(
  { vault }: Pick<BackendParts, 'vault'>,
  kind: string,
  answers: Answers<Answer>,
  uses: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  if (typeof answers === 'string') return answers;
  const key = `${kind}=${answers.join()}`;
  return vault.update((state) => {
    const used = state.answersUsed?.[key] ?? 0;
    const answer = answers[Math.min(used, answers.length - 1)] ?? answers[0];
    if (used >= answers.length - 1 || !uses(answer)) return [state, answer];
    return [{ ...state, answersUsed: { ...state.answersUsed, [key]: used + 1 } }, answer];
  });
}
