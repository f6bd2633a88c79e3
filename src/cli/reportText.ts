import { percent, sentenceOf } from '../quiz/index.ts';
import type { ClassReport, Mistake, QuestionReport } from '../quiz/index.ts';
import { plain } from '../timeline/words/index.ts';
import { counted } from '../sim/index.ts';

/** A report in lines: the lessons that somebody answered a question of, and for each question what was wrong most. */
export function reportText({ files, learners, lessons, notes }: ClassReport): string {
  const told = lessons.flatMap(({ number, title, questions }) => {
    const answered = questions.filter((one) => one.answered > 0);
    if (answered.length === 0) return [];
    const silent = questions.length - answered.length;
    return [
      `${number}  ${title}${silent > 0 ? ` (${counted(silent, 'question')} nobody answered)` : ''}`,
      ...answered.flatMap(linesOf),
      '',
    ];
  });
  return [
    `${counted(learners, 'learner')}, ${counted(files, 'file')}. Of each question the first answer counts.`,
    '',
    ...(told.length > 0 ? told : ['Nobody has answered a question of a lesson.', '']),
    ...notes,
  ]
    .join('\n')
    .trimEnd();
}

function linesOf(report: QuestionReport): readonly string[] {
  const { question, answered, rightAtFirst, rightLater, afterReset, mostChosen } = report;
  const later = rightLater > 0 ? `, ${rightLater} later` : '';
  const reset = afterReset > 0 ? `, ${afterReset} after a reset` : '';
  const share = `${rightAtFirst} of ${answered} right at first (${percent(rightAtFirst, answered)} %)${later}${reset}`;
  return [
    '',
    `   ${question.id}: ${share}`,
    `      ${plain(sentenceOf(question.prompt))}`,
    ...(mostChosen ? [`      ${mistakeText(mostChosen)}`] : []),
  ];
}

function mistakeText({ kind, said, means, learners }: Mistake): string {
  return `${learners} ${kind} “${plain(said)}”. ${plain(means)}`.trimEnd();
}
