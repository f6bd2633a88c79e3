import type { Question, Runs, RunSpec } from '../quiz/index.ts';
import { weightOf } from '../quiz/asked.ts';
import type { Text } from '../quiz/question.ts';
import type { Trace } from '../sim/index.ts';

/** Something the prose says about runs: marked there by `<Claim id>`, held here by a look at the runs. */
export interface LessonClaim {
  /** In plain words, for the syllabus: `mutex, three at once: 1 refresh request`. */
  readonly says: string;
  readonly run: Runs;
  /** Gets the traces in the order of `run`. */
  readonly holds: (...traces: Trace[]) => boolean;
}

/** Something worth reading outside. */
export interface OutsideReading {
  readonly title: string;
  readonly url: string;
  /** What is to be found there, in half a sentence. */
  readonly about: string;
}

/** What a lesson's `questions.ts` exports as `lesson`. Its prose is the `index.mdx` beside it. */
export interface Lesson {
  readonly title: string;
  /** What it teaches, in one sentence. */
  readonly about: string;
  /** How long it takes, with its questions. */
  readonly minutes: number;
  /** The run it is signed with in the contents. */
  readonly signature: RunSpec;
  /** By the id that the prose uses. */
  readonly claims: Readonly<Record<string, LessonClaim>>;
  /** In the order in which the prose asks them. */
  readonly questions: readonly Question[];
  readonly inTheWild: readonly OutsideReading[];
}

/** What a list of lessons shows of a question, and what a total needs of it. */
export interface QuestionSummary {
  readonly id: string;
  readonly prompt: Text;
  /** From 0 to 1: what it counts for in a total. */
  readonly weight: number;
}

/** What a list of lessons shows: plain data, so that a page has it without the lessons themselves. */
export interface LessonSummary extends Pick<Lesson, 'title' | 'about' | 'minutes' | 'signature'> {
  /** In the order in which the prose asks them. */
  readonly questions: readonly QuestionSummary[];
}

/** What a list of lessons needs of one, without its questions. */
export function lessonSummary({ title, about, minutes, signature, questions }: Lesson): LessonSummary {
  return { title, about, minutes, signature, questions: questions.map(questionSummary) };
}

function questionSummary(question: Question): QuestionSummary {
  return { id: question.id, prompt: question.prompt, weight: weightOf(question) };
}

/** The place of a lesson among the others. */
export interface LessonPlace {
  /** From 1. */
  readonly number: number;
  /** Its folder: `03-the-stampede`. */
  readonly folder: string;
  /** Its folder without the number, which its address uses: lessons may be put in another order. */
  readonly slug: string;
}

/** A lesson in a list, with its place. */
export type LessonEntry = LessonSummary & LessonPlace;

/** A lesson with its questions and claims, and its place. */
export type WholeLesson = Lesson & LessonPlace;

/**
 * Lessons in order, by their files.
 *
 * @param files by path: `./03-the-stampede/questions.ts`
 * @throws {Error} when a folder is not called `<number>-<slug>`, or two have the same slug
 */
export function lessonEntries<T>(files: Readonly<Record<string, T>>): readonly (T & LessonPlace)[] {
  const slugs = new Set<string>();
  return Object.entries(files)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, lesson], index) => {
      const folder = path.split('/').at(-2) ?? path;
      const slug = /^\d{2}-([a-z0-9-]+)$/.exec(folder)?.[1];
      if (slug === undefined || lesson === undefined)
        throw new Error(
          `Failed to read src/lessons/${folder}: it is no lesson. Call it 01-some-name and export "lesson".`,
        );
      if (slugs.has(slug))
        throw new Error(`Failed to read src/lessons/${folder}: another lesson is called ${slug}. Rename it.`);
      slugs.add(slug);
      return { ...lesson, number: index + 1, folder, slug };
    });
}
