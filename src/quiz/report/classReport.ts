import { counted } from '../../sim/index.ts';
import { parsePracticeId } from '../practice/practiceId.ts';
import type { Question } from '../question.ts';
import { resolveQuestion } from '../resolve.ts';
import type { Runner } from '../runSpec.ts';
import { learnerReports } from './learnerReport.ts';
import type { LearnerReport, QuestionMarking, ReportedChallenge } from './learnerReport.ts';
import { questionReport, unanswered } from './questionReport.ts';
import type { Did, QuestionReport } from './questionReport.ts';
import { printable, readClass, someOf } from './readClass.ts';
import type { Learner, ProgressFile } from './readClass.ts';

/** What a report needs to know of a lesson. */
export interface ReportedLesson {
  readonly number: number;
  readonly title: string;
  readonly questions: readonly Question[];
  /** When they are due, in milliseconds since 1970; for ever where it is left out. */
  readonly dueMs?: number;
}

/** How a class did with all questions of the lessons. */
export interface ClassReport {
  /** How many files could be read, and of how many learners they are. */
  readonly files: number;
  readonly learners: number;
  /** In the order of the files. */
  readonly byLearner: readonly LearnerReport[];
  readonly lessons: readonly {
    readonly number: number;
    readonly title: string;
    readonly questions: readonly QuestionReport[];
  }[];
  /** Those of the assignments, and how many learners did each. */
  readonly challenges: readonly (ReportedChallenge & { readonly done: number })[];
  /** What exercises that are none of the lab's are called, by their ids. */
  readonly exerciseTitles: Readonly<Record<string, string>>;
  /** What is worth knowing: who was found twice, what was left out. */
  readonly notes: readonly string[];
  /** One sentence for each file that could not be read. */
  readonly faults: readonly string[];
}

/** How far a report is. */
export type ReportProgress = (done: number, of: number) => void;

export interface ReportOptions {
  /** The exercises of the workbench that there are, by their ids. */
  readonly exercises?: readonly string[];
  readonly exerciseTitles?: Readonly<Record<string, string>>;
  readonly challenges?: readonly ReportedChallenge[];
  /** By default a point for each question that is right at first. */
  readonly marking?: QuestionMarking;
  readonly onProgress?: ReportProgress;
}

/**
 * Reads the files of a class and holds every answer against its key, which is computed: the runs of each question that
 * somebody answered are made.
 *
 * @throws {QuestionError} when a question cannot be asked as it is written
 */
export async function classReport(
  files: readonly ProgressFile[],
  lessons: readonly ReportedLesson[],
  runner: Runner,
  options: ReportOptions = {},
): Promise<ClassReport> {
  const { exercises = [], exerciseTitles = {}, challenges = [], marking, onProgress = () => {} } = options;
  const { learners, notes: fileNotes, faults } = readClass(files);
  const notes = [...fileNotes];
  const asked = lessons
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => learners.some(({ logs }) => logs.has(id)));
  const reports = new Map<string, QuestionReport>();
  const answers = new Map<string, ReadonlyMap<Learner, Did>>();
  for (const [index, question] of asked.entries()) {
    onProgress(index, asked.length);
    const { report, notes: told, did } = questionReport(await resolveQuestion(question, runner), learners);
    answers.set(question.id, did);
    reports.set(question.id, report);
    notes.push(...told);
  }
  return {
    files: files.length - faults.length,
    learners: learners.length,
    byLearner: learnerReports(learners, lessons, answers, exercises, challenges, marking),
    challenges: challenges.map((one) => ({
      ...one,
      done: learners.filter(({ solved }) => solved.includes(one.id)).length,
    })),
    exerciseTitles,
    lessons: lessons.map(({ number, title, questions }) => ({
      number,
      title,
      questions: questions.map((question) => reports.get(question.id) ?? unanswered(question)),
    })),
    notes: [...notes, ...leftOut(learners, lessons)],
    faults,
  };
}

/** What is said of answers to questions that are none of the lessons'. */
function leftOut(learners: readonly Learner[], lessons: readonly ReportedLesson[]): readonly string[] {
  const known = new Set(lessons.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const others = learners.flatMap(({ logs }) => [...logs.keys()].filter((id) => !known.has(id)));
  const generated = others.filter((id) => parsePracticeId(id) !== null);
  const unknown = others.filter((id) => parsePracticeId(id) === null);
  const ids = [...new Set(unknown)].toSorted().map((id) => `"${printable(id)}"`);
  return [
    ...(generated.length > 0
      ? [`Practice has no row: ${counted(generated.length, 'generated question')} done, and everybody draws others.`]
      : []),
    ...(ids.length > 0
      ? [`What was said to questions that no lesson has is left out (${unknown.length}): ${someOf(ids, 5)}.`]
      : []),
  ];
}

/** Questions from the hardest, by the share that was right at first; what nobody answered comes last. */
export function byHardness<T extends QuestionReport>(questions: readonly T[]): readonly T[] {
  return questions.toSorted((a, b) => shareOf(a) - shareOf(b) || b.answered - a.answered);
}

function shareOf({ rightAtFirst, answered }: QuestionReport): number {
  return answered === 0 ? 2 : rightAtFirst / answered;
}
