import { plain } from '../../timeline/words/index.ts';
import { asSentence } from '../question.ts';
import type { ClassReport } from './classReport.ts';
import { rangesOf } from './learnerReport.ts';

/** A report as plain data, its sentences as text: for JSON. */
export function reportJson({ lessons, ...rest }: ClassReport): object {
  return {
    ...rest,
    lessons: lessons.map(({ questions, ...lesson }) => ({
      ...lesson,
      questions: questions.map(({ question, right, mistakes, mostChosen: _, ...counts }) => ({
        id: question.id,
        prompt: plain(asSentence(question.prompt)),
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
  'right answer',
  'most frequent mistake',
  'learners with it',
  'what it stands for',
] as const;

/** A report as a table with its head, one row a question: for CSV. */
export function reportRows({ lessons }: ClassReport): readonly (readonly (string | number)[])[] {
  const rows = lessons.flatMap(({ number, title, questions }) =>
    questions.map(({ question, right, answered, rightAtFirst, rightLater, afterReset, mostChosen }) => [
      number,
      title,
      question.id,
      plain(asSentence(question.prompt)),
      answered,
      rightAtFirst,
      answered === 0 ? '' : percent(rightAtFirst, answered),
      rightLater,
      afterReset,
      plain(right),
      mostChosen ? `${mostChosen.kind === 'chose' ? '' : 'left out: '}${plain(mostChosen.said)}` : '',
      mostChosen ? mostChosen.learners : '',
      mostChosen ? plain(mostChosen.means) : '',
    ]),
  );
  return [HEAD, ...rows];
}

const LEARNER_HEAD = [
  'learner',
  'points',
  'of points',
  'answered',
  'of',
  'right at first',
  'right at first, %',
  'right later',
  'late',
  'lessons done',
  'lessons not done',
  'exercises solved',
  'exercises not solved',
  'files',
] as const;

/** Learners as a table with its head, one row each, and for each challenge a column with its points at the end: for CSV. */
export function learnerRows({
  byLearner,
  lessons,
  challenges,
}: ClassReport): readonly (readonly (string | number)[])[] {
  const rows = byLearner.map((one) => [
    one.name,
    one.points,
    one.most,
    one.answered,
    one.questions,
    one.rightAtFirst,
    one.answered === 0 ? '' : percent(one.rightAtFirst, one.answered),
    one.rightLater,
    one.late,
    lessons.length - one.lessonsNotDone.length,
    rangesOf(one.lessonsNotDone),
    one.solved.length,
    one.notSolved.join(' '),
    one.files.join(' '),
    ...challenges.map(({ id, points }) => (one.challengesDone.includes(id) ? points : 0)),
  ]);
  return [[...LEARNER_HEAD, ...challenges.map(({ title, points }) => `${title} (of ${points})`)], ...rows];
}

/** A part in whole percent. */
export function percent(part: number, of: number): number {
  return Math.round((100 * part) / of);
}

/** What a spreadsheet takes for the beginning of a formula, also in the wide forms of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled; what other separators could cut is quoted, too). A text that a spreadsheet would take for a formula gets an apostrophe in
 * front; numbers stay as they are.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** By this mark at its beginning a spreadsheet knows that a text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as a file that a spreadsheet opens as it is: `toCsv`, and marked as UTF-8. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): string {
  return `${BYTE_ORDER_MARK}${toCsv(rows)}`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
