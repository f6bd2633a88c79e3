import { weightOf } from '../quiz/asked.ts';
import type { Question, Text } from '../quiz/question.ts';
import type { RunSpec } from '../quiz/runSpec.ts';
import type { Lesson } from './lesson.ts';

/** What a list of lessons shows of a question, and what a total needs of it. */
export interface QuestionSummary {
  readonly id: string;
  readonly prompt: Text;
  /** From 0 to 1: what it counts for in a total. */
  readonly weight: number;
}

/** What a list of lessons shows: plain data, so that a page has it without the lessons themselves. */
export interface LessonSummary {
  readonly title: string;
  /** What it teaches, in one sentence. */
  readonly about: string;
  /** How long it takes, with its questions. */
  readonly minutes: number;
  /** The run it is signed with in the contents. */
  readonly signature: RunSpec;
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
