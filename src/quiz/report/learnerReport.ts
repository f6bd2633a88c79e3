import type { Question } from '../question.ts';
import type { Did } from './questionReport.ts';
import type { Learner } from './readClass.ts';

/** How one learner did. */
export interface LearnerReport {
  /** As they call themselves, else as their file is called; with the file's name where two have one name. */
  readonly name: string;
  readonly files: readonly string[];
  /** Questions of the lessons that there are. */
  readonly questions: number;
  /** Of these. */
  readonly answered: number;
  readonly rightAtFirst: number;
  readonly rightLater: number;
  /** The numbers of the lessons of which a question has no answer. */
  readonly lessonsNotDone: readonly number[];
  /** Exercises by their ids, as the file says. */
  readonly solved: readonly string[];
  readonly notSolved: readonly string[];
}

/**
 * How each learner did, in their order.
 *
 * @param answers by question: how each learner did who answered it
 * @param exercises ids of those that there are
 */
export function learnerReports(
  learners: readonly Learner[],
  lessons: readonly { readonly number: number; readonly questions: readonly Question[] }[],
  answers: ReadonlyMap<string, ReadonlyMap<Learner, Did>>,
  exercises: readonly string[],
): readonly LearnerReport[] {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const names = learners.map(({ name, files }) => name ?? files[0] ?? '');
  return learners.map((learner, at) => {
    const did = (id: string): Did | undefined => answers.get(id)?.get(learner);
    const count = (how: Did): number => questions.filter(({ id }) => did(id) === how).length;
    const own = names[at] ?? '';
    const isTwice = names.filter((name) => name === own).length > 1;
    return {
      name: isTwice ? `${own} (${learner.files[0] ?? ''})` : own,
      files: learner.files,
      questions: questions.length,
      answered: questions.filter(({ id }) => did(id) !== undefined).length,
      rightAtFirst: count('right at first'),
      rightLater: count('right later'),
      lessonsNotDone: lessons.flatMap((lesson) =>
        lesson.questions.every(({ id }) => did(id) !== undefined) ? [] : [lesson.number],
      ),
      solved: exercises.filter((id) => learner.solved.includes(id)),
      notSolved: exercises.filter((id) => !learner.solved.includes(id)),
    };
  });
}

/** Rising numbers in few words: `1, 3–5`; empty for none. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
