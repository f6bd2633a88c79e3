import { plain } from '../../timeline/words/index.ts';
import { sentenceOf } from '../told.ts';
import type { ClassReport } from './classReport.ts';

/** A report as plain data, its sentences as text: for JSON. */
export function reportJson({ lessons, ...rest }: ClassReport): object {
  return {
    ...rest,
    lessons: lessons.map(({ questions, ...lesson }) => ({
      ...lesson,
      questions: questions.map(({ question, right, mistakes, mostChosen: _, ...counts }) => ({
        id: question.id,
        prompt: plain(sentenceOf(question.prompt)),
        right: plain(right),
        ...counts,
        mistakes: mistakes.map(({ kind, said, means, because, learners }) => ({
          kind,
          said: plain(said),
          means: plain(means),
          because: plain(because),
          learners,
        })),
      })),
    })),
  };
}
