import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readLessons } from '../lessons/readLessons.ts';
import { classReport, createRunner, percent, reportJson, reportRows, asSentence, csvFile } from '../quiz/index.ts';
import type { ClassReport, Mistake, QuestionReport } from '../quiz/index.ts';
import { counted, run } from '../sim/index.ts';
import { plain } from '../timeline/words/index.ts';
import { wrapperOf } from '../wrappers/index.ts';
import type { LabCommand } from './io.ts';
import { reasonOf, UsageError } from './errors.ts';
import { reportFiles } from './reportFiles.ts';
import { readBuiltInWrapper } from './sources.ts';

interface Options {
  readonly csv?: string;
  readonly json?: boolean;
}

/** `lab report`: where a class goes wrong, from the files that its learners exported. */
export function reportCommand(): LabCommand {
  const command = new Command('report')
    .description('Print for each question how many of a class got it right at first, and what was wrong most.')
    .argument('<files...>', 'progress that learners exported, or folders of it')
    .option('--csv <path>', 'write a table, one row a question')
    .option('--json', 'print JSON: { files, learners, lessons, notes, faults }')
    .addHelpText('after', '\nEvery answer is graded anew by the choice in it; scores in the files are not looked at.');
  return {
    command,
    async run(io) {
      const { csv, json } = command.opts<Options>();
      const found = await reportFiles(command.args, io.folder);
      const read = await classReport(found.files, await readLessons(), labRunner());
      const report = { ...read, faults: [...found.faults, ...read.faults] };
      if (json) io.out(JSON.stringify(reportJson(report), null, 2));
      else if (report.files > 0) io.out(reportText(report));

      const unwritten = csv === undefined ? [] : await write(csv, csvFile(reportRows(report)), io.folder);
      const faults = [...report.faults, ...unwritten];
      if (faults.length > 0) throw new UsageError(faults.join('\n'));
      return 0;
    },
  };
}

/** Runs the lab's own wrappers, in this process: they end. */
function labRunner(): ReturnType<typeof createRunner> {
  return createRunner({ source: (id) => readBuiltInWrapper(wrapperOf(id)), run });
}

async function write(path: string, text: string, folder: string): Promise<readonly string[]> {
  try {
    await writeFile(resolve(folder, path), text);
    return [];
  } catch (error) {
    return [`Failed to write ${path}: ${reasonOf(error, 'folder')}. Give --csv a file in a folder that exists.`];
  }
}

/** A report in lines: the lessons that somebody answered a question of, and for each question what was wrong most. */
function reportText({ files, learners, lessons, notes }: ClassReport): string {
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
    `      ${plain(asSentence(question.prompt))}`,
    ...(mostChosen ? [`      ${mistakeText(mostChosen)}`] : []),
  ];
}

function mistakeText({ kind, said, means, learners }: Mistake): string {
  return `${learners} ${kind} “${plain(said)}”. ${plain(means)}`.trimEnd();
}
