import { plain } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { grade, gradeOrNull, rightAnswer } from '../grade.ts';
import { withoutStop } from '../kinds/kind.ts';
import type { Answer, Question } from '../question.ts';
import type { Grade, ResolvedQuestion } from '../resolved.ts';
import { someOf } from './readClass.ts';
import type { Learner } from './readClass.ts';

/** Something that is wrong in an answer, and what it stands for. */
interface Slip {
  /** Of a question with several right options one may also leave one out. */
  readonly kind: 'chose' | 'left out';
  /** `1` */
  readonly said: Sentence;
  /** What it would be the right answer to: `1 would be right if the refresh were shared.` Empty where nothing is known. */
  readonly means: Sentence;
  /** More on it; empty where there is none. */
  readonly because: Sentence;
}

/** Something that several learners got wrong. */
export interface Mistake extends Slip {
  /** How many, of first answers. */
  readonly learners: number;
}

/** How a class did with a question. Everything but `rightLater` is about first answers. */
export interface QuestionReport {
  readonly question: Question;
  /** The right answer in words; empty where nobody answered, for then no run was made. */
  readonly right: Sentence;
  /** How many learners answered it. */
  readonly answered: number;
  readonly rightAtFirst: number;
  /** How many were wrong at first, and right in a later answer. */
  readonly rightLater: number;
  /** How many had reset the question: their first answer may not be the first that they gave. */
  readonly afterReset: number;
  /** What was wrong, the most frequent first. */
  readonly mistakes: readonly Mistake[];
  /** The wrong answer that was given most often, or what was left out most; `null` where nobody was wrong. */
  readonly mostChosen: Mistake | null;
}

/** How a learner did with a question. */
export type Did = 'right at first' | 'right later' | 'wrong';

/** A question that nobody answered. */
export function unanswered(question: Question): QuestionReport {
  return {
    question,
    right: [],
    answered: 0,
    rightAtFirst: 0,
    rightLater: 0,
    afterReset: 0,
    mistakes: [],
    mostChosen: null,
  };
}

/**
 * How a class did with a question. Every answer is graded here, by the choice in it: what a file says of its worth is
 * not looked at.
 *
 * @returns with it what is to be told of answers that the question does not have any more
 */
export function questionReport(
  resolved: ResolvedQuestion,
  learners: readonly Learner[],
): {
  readonly report: QuestionReport;
  readonly notes: readonly string[];
  /** How each learner did who answered it. */
  readonly did: ReadonlyMap<Learner, Did>;
} {
  const { question } = resolved;
  let [answered, rightAtFirst, rightLater, afterReset] = [0, 0, 0, 0];
  const mistakes = new Map<string, Mistake>();
  const gone: string[] = [];
  const did = new Map<Learner, Did>();
  for (const learner of learners) {
    const { files, logs } = learner;
    const log = logs.get(question.id);
    const [first, ...later] = log?.answers ?? [];
    if (!log || !first) continue;
    const graded = gradeOrNull(resolved, first.said);
    if (!graded) {
      gone.push(files[0] ?? '');
      continue;
    }
    answered += 1;
    const how = graded.right
      ? 'right at first'
      : later.some(({ said }) => gradeOrNull(resolved, said)?.right)
        ? 'right later'
        : 'wrong';
    did.set(learner, how);
    if (how === 'right at first') rightAtFirst += 1;
    if (how === 'right later') rightLater += 1;
    if (log.afterReset) afterReset += 1;
    for (const slip of mistakesIn(resolved, first.said, graded)) {
      const key = textOf(slip);
      mistakes.set(key, { ...slip, learners: (mistakes.get(key)?.learners ?? 0) + 1 });
    }
  }
  const sorted = [...mistakes.values()].toSorted((a, b) => b.learners - a.learners || compare(textOf(a), textOf(b)));
  return {
    report: {
      question,
      right: grade(resolved, rightAnswer(resolved)).said,
      answered,
      rightAtFirst,
      rightLater,
      afterReset,
      mistakes: sorted,
      mostChosen: sorted.find(({ kind }) => kind === 'chose') ?? sorted[0] ?? null,
    },
    notes: gone.length > 0 ? [goneNote(question.id, gone)] : [],
    did,
  };
}

function goneNote(id: string, files: readonly string[]): string {
  const whose = files.length === 1 ? 'one learner' : `${files.length} learners`;
  return `The question "${id}" does not have the first answer of ${whose} (${someOf(files)}) any more: left out there.`;
}

function textOf({ kind, said }: Slip): string {
  return `${kind} ${plain(said)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * What is wrong in an answer: nothing, one thing, or of a question with several options each of them.
 *
 * @param grade of this answer
 */
function mistakesIn(resolved: ResolvedQuestion, answer: Answer, grade: Grade): readonly Slip[] {
  if (grade.right) return [];
  if (resolved.form === 'options' && answer.as === 'values') return inOptions(resolved, new Set(answer.values));
  const [would] = grade.would;
  return [
    {
      kind: 'chose',
      said: grade.said,
      means: would?.headline ?? [],
      because: would?.because ?? [],
    },
  ];
}

function inOptions({ options, pick }: ResolvedQuestion<'options'>, chosen: ReadonlySet<string>): readonly Slip[] {
  return options.flatMap(({ value, right, text, would }): readonly Slip[] => {
    const isMissing = right && pick === 'all' && !chosen.has(value);
    if (!isMissing && (right || !chosen.has(value))) return [];
    return [
      {
        kind: isMissing ? 'left out' : 'chose',
        said: withoutStop(text),
        means: would?.headline ?? [],
        because: would?.because ?? [],
      },
    ];
  });
}
