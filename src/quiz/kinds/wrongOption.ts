import type { Trace } from '../../sim/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { listOfRuns } from '../question.ts';
import type { Option } from '../question.ts';
import type { Would } from '../resolved.ts';
import { runName } from '../runs/runName.ts';
import type { Resolving } from './resolving.ts';
import { wouldOf } from './wouldOf.ts';

/**
 * What a wrong option would be right for: runs it, and holds it to what it says.
 *
 * @throws {QuestionError} when it names no run, or its run has another answer
 */
export async function wrongOption(
  resolving: Resolving,
  said: Sentence,
  { value, trueOf, if: condition, because }: Option,
  judge: (traces: readonly Trace[]) => { readonly isTrue: boolean; readonly gives: string },
): Promise<Would> {
  const { fault, tracesOf } = resolving;
  if (trueOf === undefined || condition === undefined) {
    throw fault(
      `its option "${value}" is wrong and names no run whose true answer it is`,
      'Give it "trueOf" and "if", or take it out',
    );
  }
  const traces = await tracesOf(trueOf);
  const { isTrue, gives } = judge(traces);
  if (!isTrue) {
    const name = listOfRuns(trueOf).map(runName).join(' and ');
    throw fault(
      `its option "${value}" is said to be true of ${name}, which gives ${gives}`,
      'Name a run that gives it',
    );
  }
  return wouldOf(resolving, said, { trueOf, if: condition, ...(because === undefined ? {} : { because }) }, traces);
}
