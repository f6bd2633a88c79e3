import type { Trace } from '../../sim/index.ts';
import { say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { listOfRuns } from '../question.ts';
import type { TrueOf } from '../question.ts';
import type { Would } from '../resolved.ts';
import { tell } from '../told.ts';
import type { Resolving } from './resolving.ts';

/**
 * What an answer would be right for.
 *
 * @param said the answer as the subject of the sentence: `1`, `This`
 * @throws {QuestionError} when the condition is empty or ends in a full stop
 */
export function wouldOf(resolving: Resolving, said: Sentence, trueOf: TrueOf, traces: readonly Trace[]): Would {
  const condition = trueOf.if.trim();
  if (condition === '' || condition.endsWith('.')) {
    throw resolving.fault(
      `"${trueOf.if}" cannot follow "… would be right"`,
      'Write a condition without a full stop, such as "if the refresh were shared"',
    );
  }
  return {
    headline: say`${said} would be right ${condition}.`,
    because: tell(trueOf.because, traces),
    runs: listOfRuns(trueOf.trueOf),
    traces,
  };
}
