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
  /** What the answers and the challenges that are done are worth, and what all of them are. */
  readonly points: number;
  readonly most: number;
  /** Questions whose first answer came when they were due already. */
  readonly late: number;
  /** The numbers of the lessons of which a question has no answer. */
  readonly lessonsNotDone: readonly number[];
  /** Exercises by their ids, as the file says. */
  readonly solved: readonly string[];
  readonly notSolved: readonly string[];
  /** Challenges by their ids, as the file says. */
  readonly challengesDone: readonly string[];
}

/** A challenge that is to be done. */
export interface ReportedChallenge {
  /** As exports have it. */
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

/** What answers are worth. */
export interface QuestionMarking {
  /** Of an answer that is right at first, by the id of its question. */
  readonly worth: (id: string) => number;
  /** The part of it that counts where a later answer was right, from 0 to 1. */
  readonly later: (id: string) => number;
}

const EVEN: QuestionMarking = { worth: () => 1, later: () => 0 };

interface ReportedQuestions {
  readonly number: number;
  readonly questions: readonly Question[];
  /** When they are due, in milliseconds since 1970. */
  readonly dueMs?: number;
}

/**
 * How each learner did, in their order.
 *
 * @param answers by question: how each learner did who answered it
 * @param exercises ids of those that there are
 * @param challenges those that there are
 */
export function learnerReports(
  learners: readonly Learner[],
  lessons: readonly ReportedQuestions[],
  answers: ReadonlyMap<string, ReadonlyMap<Learner, Did>>,
  exercises: readonly string[],
  challenges: readonly ReportedChallenge[] = [],
  { worth, later }: QuestionMarking = EVEN,
): readonly LearnerReport[] {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const names = learners.map(({ name, files }) => name ?? files[0] ?? '');
  return learners.map((learner, at) => {
    const did = (id: string): Did | undefined => answers.get(id)?.get(learner);
    const count = (how: Did): number => questions.filter(({ id }) => did(id) === how).length;
    const part = (id: string): number =>
      ({ 'right at first': 1, 'right later': later(id), wrong: 0 })[did(id) ?? 'wrong'];
    const isLate = (id: string, dueMs = Infinity): boolean => (learner.logs.get(id)?.answers[0]?.atMs ?? 0) > dueMs;
    const done = challenges.filter(({ id }) => learner.solved.includes(id));
    const pointsOf = (some: typeof challenges): number => some.reduce((sum, { points }) => sum + points, 0);
    const own = names[at] ?? '';
    const isTwice = names.filter((name) => name === own).length > 1;
    return {
      name: isTwice ? `${own} (${learner.files[0] ?? ''})` : own,
      files: learner.files,
      questions: questions.length,
      answered: questions.filter(({ id }) => did(id) !== undefined).length,
      rightAtFirst: count('right at first'),
      rightLater: count('right later'),
      points: questions.reduce((sum, { id }) => sum + part(id) * worth(id), pointsOf(done)),
      most: questions.reduce((sum, { id }) => sum + worth(id), pointsOf(challenges)),
      late: lessons.flatMap((lesson) => lesson.questions.filter(({ id }) => isLate(id, lesson.dueMs))).length,
      lessonsNotDone: lessons.flatMap((lesson) =>
        lesson.questions.every(({ id }) => did(id) !== undefined) ? [] : [lesson.number],
      ),
      solved: exercises.filter((id) => learner.solved.includes(id)),
      notSolved: exercises.filter((id) => !learner.solved.includes(id)),
      challengesDone: done.map(({ id }) => id),
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
