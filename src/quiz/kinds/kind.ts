import { say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { Trace } from '../../sim/index.ts';
import type { AnswerForm } from '../asked.ts';
import { listOfRuns, runNames, tell } from '../question.ts';
import type { Answer, QuestionKind, Questions, TrueOf } from '../question.ts';
import type { Computed, Grade, ResolvedQuestion, Would } from '../resolved.ts';
import type { Resolving } from '../resolving.ts';

/** What there is to know of a kind of question. */
export interface KindMethods<K extends QuestionKind> {
  /** What it is called in a syllabus: `put in order`. */
  readonly name: string;
  /**
   * Its key, and what its wrong answers would be right for.
   *
   * @throws {QuestionError} when the question cannot be asked as it is written
   */
  readonly resolve: (question: Questions[K], resolving: Resolving) => Promise<Computed>;
}

/** What there is to know of a form of answer: several kinds of question may share one. */
export interface FormMethods<F extends AnswerForm> {
  /** `null` where the answer is none to this question. */
  readonly grade: (resolved: ResolvedQuestion<F>, answer: Answer) => Grade | null;
  readonly right: (resolved: ResolvedQuestion<F>) => Answer;
}

interface Judged {
  readonly said: Sentence;
  readonly was: Sentence;
  readonly would: readonly Would[];
  /** What to say where the answer is wrong and no run is known for it. */
  readonly otherwise: Sentence;
}

/**
 * A grade, complete.
 *
 * @param score from 0 to 1; only 1 is right
 */
export function gradeOf({ explain }: ResolvedQuestion, score: number, judged: Judged): Grade {
  const { said, was, would, otherwise } = judged;
  const right = score === 1;
  return {
    right,
    score,
    said,
    was,
    would: right ? [] : would,
    general: right || would.length > 0 ? null : otherwise,
    explanation: right ? explain.right : explain.wrong,
  };
}

/** A wrong answer that a question names, with its runs. */
interface WrongAnswer {
  readonly trueOf: TrueOf;
  readonly traces: readonly Trace[];
  /** Its runs in words. */
  readonly name: string;
}

/** The wrong answers that a question names, one after the other: the first that is at fault ends it. */
export async function* wrongAnswers(
  wrong: readonly TrueOf[],
  { tracesOf }: Resolving,
): AsyncGenerator<WrongAnswer, void, undefined> {
  for (const trueOf of wrong) {
    yield { trueOf, traces: await tracesOf(trueOf.trueOf), name: runNames(trueOf.trueOf) };
  }
}

/**
 * What an answer would be right for.
 *
 * @param said the answer as the subject of the sentence: `1`, `This`
 * @throws {QuestionError} when the condition is empty or ends in a full stop
 */
export function wouldOf(
  { fault }: Resolving,
  said: Sentence,
  { trueOf, if: condition, because }: TrueOf,
  traces: readonly Trace[],
): Would {
  const trimmed = condition.trim();
  if (trimmed === '' || trimmed.endsWith('.')) {
    throw fault(
      `"${condition}" cannot follow "… would be right"`,
      'Write a condition without a full stop, such as "if the refresh were shared"',
    );
  }
  return {
    headline: say`${said} would be right ${trimmed}.`,
    because: tell(because, traces),
    runs: listOfRuns(trueOf),
    traces,
  };
}

/** An option may be written as a sentence; in a row with others its full stop is in the way. */
export function withoutStop(text: Sentence): Sentence {
  const last = text.at(-1);
  return typeof last === 'string' && last.endsWith('.') ? [...text.slice(0, -1), last.slice(0, -1)] : text;
}
