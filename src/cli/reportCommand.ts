import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readLessons } from '../lessons/readLessons.ts';
import {
  asSentence,
  classReport,
  csvFile,
  learnerRows,
  percent,
  rangesOf,
  reportJson,
  reportRows,
} from '../quiz/index.ts';
import type { ClassReport, LearnerReport, Mistake, QuestionReport } from '../quiz/index.ts';
import { EXERCISES } from '../exercises/exercises.ts';
import { counted } from '../sim/index.ts';
import { plain } from '../timeline/words/index.ts';
import { askedIn } from '../assignments/askedIn.ts';
import { labRunner, readAssignmentFile } from './assignments.ts';
import type { LabCommand } from './io.ts';
import { UsageError } from './errors.ts';
import { faultIn, faultOfOutput } from './outputPath.ts';
import { reportFiles } from './reportFiles.ts';

interface Options {
  readonly csv?: string;
  readonly learners?: string;
  readonly assignment?: string;
  readonly json?: boolean;
}

/** `lab report`: where a class goes wrong, from the files that its learners exported. */
export function reportCommand(): LabCommand {
  const command = new Command('report')
    .description(
      'Print for each question how many of a class got it right at first and what was wrong most, and for each learner what is done.',
    )
    .argument('<files...>', 'progress that learners exported, or folders of it, at any depth')
    .option('--csv <path>', 'write a table, one row a question')
    .option('--learners <path>', 'write a table, one row a learner')
    .option('--assignment <path>', 'the questions of an assignment or a course, in place of those of all lessons')
    .option('--json', 'print JSON: { files, learners, byLearner, lessons, challenges, notes, faults }')
    .addHelpText('after', '\nEvery answer is graded anew by the choice in it; scores in the files are not looked at.');
  return {
    command,
    async run(io) {
      const { csv, learners, assignment, json } = command.opts<Options>();
      const found = await reportFiles(command.args, io.folder);
      const runner = labRunner();
      const asked =
        assignment === undefined
          ? { lessons: await readLessons(), exercises: EXERCISES.map(({ id }) => id) }
          : await askedIn(await readAssignmentFile(assignment, io.folder), await readLessons(), runner).catch(
              asUsageError,
            );
      const read = await classReport(found.files, asked.lessons, runner, asked);
      const report = { ...read, faults: [...found.faults, ...read.faults] };
      if (json) io.out(JSON.stringify(reportJson(report), null, 2));
      else if (report.files > 0) io.out(reportText(report));

      const inputs = [...found.files.map(({ name }) => name), ...(assignment === undefined ? [] : [assignment])];
      const unwritten = [
        ...(await write(csv, csvFile(reportRows(report)), io.folder, inputs)),
        ...(await write(learners, csvFile(learnerRows(report)), io.folder, inputs)),
      ];
      const faults = [...report.faults, ...unwritten];
      if (faults.length > 0) throw new UsageError(faults.join('\n'));
      return 0;
    },
  };
}

function asUsageError(error: unknown): never {
  throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
}

async function write(
  path: string | undefined,
  text: string,
  folder: string,
  inputs: readonly string[],
): Promise<readonly string[]> {
  if (path === undefined) return [];
  const fault =
    (await faultOfOutput(path, folder, inputs)) ?? (await faultIn(path, () => writeFile(resolve(folder, path), text)));
  return fault === null ? [] : [fault];
}

/**
 * A report in lines: the lessons that somebody answered a question of, for each question what is right and what was wrong
 * most, and for each learner what is done.
 */
function reportText({ files, learners, byLearner, lessons, challenges, notes }: ClassReport): string {
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
    ...silentLessons(lessons),
    ...challenges.map(
      ({ title, points, done }) =>
        `You are the network: ${title}: ${done} of ${counted(learners, 'learner')} did it, for ${counted(points, 'point')}.`,
    ),
    ...(challenges.length > 0 ? [''] : []),
    ...learnerTable(byLearner, lessons.length, challenges.length),
    ...notes,
  ]
    .join('\n')
    .trimEnd();
}

/** Which lessons nobody has begun; nothing where nobody has begun any. */
function silentLessons(lessons: ClassReport['lessons']): readonly string[] {
  const silent = lessons.filter(({ questions }) => questions.every(({ answered }) => answered === 0));
  if (silent.length === 0 || silent.length === lessons.length) return [];
  return [`Nobody has begun: ${silent.map(({ number, title }) => `${number} ${title}`).join(', ')}.`, ''];
}

/** @param lessons how many there are, and how many challenges */
function learnerTable(byLearner: readonly LearnerReport[], lessons: number, challenges: number): readonly string[] {
  if (byLearner.length === 0) return [];
  const rows = byLearner.map((one) => [
    one.name,
    `${one.points} of ${one.most}`,
    `${one.answered} of ${one.questions}${one.late > 0 ? `, ${one.late} late` : ''}`,
    String(one.rightAtFirst),
    String(one.rightLater),
    one.lessonsNotDone.length === lessons ? 'all' : rangesOf(one.lessonsNotDone) || 'none',
    ...(challenges > 0 ? [`${one.challengesDone.length} of ${challenges}`] : []),
    one.solved.length === 0 && one.notSolved.length > 0 ? 'all' : one.notSolved.join(' ') || 'none',
  ]);
  const head = ['learner', 'points', 'answered', 'right at first', 'right later', 'lessons not done'];
  const all = [[...head, ...(challenges > 0 ? ['challenges done'] : []), 'exercises not solved'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
  return [...lines, ''];
}

function linesOf(report: QuestionReport): readonly string[] {
  const { question, right, answered, rightAtFirst, rightLater, afterReset, mostChosen } = report;
  const later = rightLater > 0 ? `, ${rightLater} later` : '';
  const reset = afterReset > 0 ? `, ${afterReset} after a reset` : '';
  const share = `${rightAtFirst} of ${answered} right at first (${percent(rightAtFirst, answered)} %)${later}${reset}`;
  return [
    '',
    `   ${question.id}: ${share}`,
    `      ${plain(asSentence(question.prompt))}`,
    `      Right is “${plain(right)}”.`,
    ...(mostChosen ? [`      ${mistakeText(mostChosen)}`] : []),
  ];
}

function mistakeText({ kind, said, means, learners }: Mistake): string {
  return `${learners} ${kind} “${plain(said)}”. ${plain(means)}`.trimEnd();
}
