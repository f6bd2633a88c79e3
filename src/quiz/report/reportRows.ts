import { plain } from '../../timeline/words/index.ts';
import { sentenceOf } from '../told.ts';
import type { ClassReport } from './classReport.ts';

const HEAD = [
  'lesson',
  'lesson title',
  'question',
  'prompt',
  'answered',
  'right at first',
  'right at first, %',
  'right later',
  'after a reset',
  'most frequent mistake',
  'learners with it',
  'what it stands for',
] as const;

/** A report as a table with its head, one row a question: for CSV. */
export function reportRows({ lessons }: ClassReport): readonly (readonly (string | number)[])[] {
  const rows = lessons.flatMap(({ number, title, questions }) =>
    questions.map(({ question, answered, rightAtFirst, rightLater, afterReset, mostChosen }) => [
      number,
      title,
      question.id,
      plain(sentenceOf(question.prompt)),
      answered,
      rightAtFirst,
      answered === 0 ? '' : percent(rightAtFirst, answered),
      rightLater,
      afterReset,
      mostChosen ? `${mostChosen.kind === 'chose' ? '' : 'left out: '}${plain(mostChosen.said)}` : '',
      mostChosen ? mostChosen.learners : '',
      mostChosen ? plain(mostChosen.means) : '',
    ]),
  );
  return [HEAD, ...rows];
}

/** A part in whole percent. */
export function percent(part: number, of: number): number {
  return Math.round((100 * part) / of);
}
