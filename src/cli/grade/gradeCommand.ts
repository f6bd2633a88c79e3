import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import {
  applySettings,
  CHECK_IDS,
  counted,
  countStanding,
  notRun,
  packScenario,
  SCENARIO_CHECKS,
  WrapperError,
} from '../../sim/index.ts';
import type { CheckId, OwnSetup, Source } from '../../sim/index.ts';
import { EXERCISES } from '../../exercises/exercises.ts';
import type { Io, LabCommand } from '../io.ts';
import { orUsageError, Stopped, UsageError } from '../errors.ts';
import { readAssignmentFile } from '../assignments.ts';
import { filesSource, readScenarioNamed, settingsOf } from '../subject.ts';
import { collectFiles, stemOf } from './collectFiles.ts';
import { equalHandIns, gradeTable, gradeToJson, gradeToText, TOGETHER } from './formats.ts';
import { gradedFile, gradeSource } from './gradeSource.ts';
import type { GradedFile, HandedIn } from './gradeSource.ts';
import { inOrder } from './inOrder.ts';
import { evenMarking, markingIn, mostFor, pointsFor } from './marking.ts';
import type { Marking } from './marking.ts';
import { openOutputs } from './outputs.ts';
import { keyOf, openResumed } from './resumed.ts';
import type { Resumed } from './resumed.ts';
import { runLink, siteOf } from './runLink.ts';

interface Options {
  readonly json?: boolean;
  readonly junit?: string;
  readonly csv?: string;
  readonly details?: string;
  readonly resume?: string;
  readonly only?: string;
  readonly exercise?: string;
  readonly assignment?: string;
  readonly links?: string;
  readonly config?: string;
  readonly scenario?: string;
  readonly set?: readonly string[];
  readonly files?: readonly string[];
}

/** How often it is said how far a class has come, in milliseconds. */
const NOTE_MS = 5_000;

/**
 * `lab grade`: wrappers against all checks. The exit code is 0 when no check of any file is violated, 1 when some are
 * violated, 3 when none is and some are not judged, and 2 when some path, file or output was at fault, whatever else there was.
 */
export function gradeCommand(): LabCommand {
  const command = new Command('grade')
    .description('Run wrappers against all checks, each in a process that can read and reach nothing.')
    .argument('[paths...]', 'wrappers, and folders of hand-ins: each file in one, and each folder, is a student’s')
    .option('--files <paths...>', 'one wrapper of several files, or of a folder with its base query in it')
    .option(
      '--json',
      'print JSON: [{ student, file, reading, checks: [{ id, holds, judged, tested, because, witness }], held, violated, points, most, error }]',
    )
    .option('--junit <file>', 'write a JUnit report')
    .option('--csv <file>', 'write a row for each student, as they come')
    .option('--details <file>', 'write a row for each student and check, as they come')
    .option('--resume <file>', 'keep results there as they come, and take those that are there already')
    .option('--only <ids>', 'only these checks, separated by commas')
    .option('--exercise <id>', 'only the checks that are the goals of this exercise')
    .option('--assignment <file>', 'only the goals of the exercise of this assignment, for the points it gives them')
    .option('--links <url>', 'for each violated check a link to its run, on the site of the lab at this address')
    .option(
      '--scenario <id, file or link>',
      'in this scenario alone, by its timings, the checks that can be asked in any scenario',
    )
    .option('--set <key=value...>', 'change settings of that scenario')
    .option('--config <file>', 'what the backend of the wrappers is like, in place of the reauth-lab.json beside each')
    .addHelpText(
      'after',
      '\nExit code: 0 when none is violated, 1 when some are, 2 when some file cannot be graded, 3 when none is violated and some are not judged.',
    );
  return {
    command,
    async run(io) {
      const { json, config, files: together = [], resume, ...options } = command.opts<Options>();
      const inScenario = await ownSetupOf(options, io.folder);
      const marking = await markingOf(options, io.folder);
      const site = options.links === undefined ? null : siteOf(options.links);
      const typed = { config, inScenario };
      const outputs = await openOutputs(options, io.folder, typed);
      const resumed = await openResumed(resume, io.folder);

      if (command.args.length === 0 && together.length === 0)
        throw new UsageError(
          "Failed to grade: missing required argument 'paths'. Give the path of a file, or of a folder of them.",
        );
      const { handIns, skipped, problems } = await collectFiles(command.args, io.folder);
      const [first] = together;
      const subjects: readonly Subject[] = [
        ...handIns.map(({ student, path }) => ({ student, paths: [path] })),
        ...(first === undefined ? [] : [{ student: stemOf(first), paths: together }]),
      ];
      for (const problem of problems) io.err(problem);
      for (const one of skipped) io.err(`Left out ${one}.`);

      const graded: HandedIn[] = [];
      const note = createProgressNote(io, subjects.length);
      const { stopped } = io;
      const work = (subject: Subject) =>
        grade(subject, { folder: io.folder, ...typed, marking, resumed, site, stopped });
      const faults: string[] = [];
      try {
        for await (const one of inOrder(subjects, availableParallelism(), work)) {
          graded.push(one);
          if (!json) io.out(`${graded.length > 1 ? '\n' : ''}${gradeToText(one, typed)}`);
          faults.push(...(await outputs.add(one)), ...(await resumed.add(one)));
          note(graded.length);
        }
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
      }

      if (json) io.out(gradeToJson(graded));
      else if (graded.length > 1) io.out(['', ...equalHandIns(graded), gradeTable(graded)].join('\n'));
      faults.push(...(await outputs.close(graded)));
      for (const fault of new Set(faults)) io.err(fault);
      if (stopped?.aborted && graded.length < subjects.length) {
        const kept = resume === undefined ? '' : `; --resume ${resume} goes on from there`;
        io.err(
          `Stopped: ${graded.length} of ${counted(subjects.length, 'file')} ${graded.length === 1 ? 'is' : 'are'} graded${kept}.`,
        );
        return 130;
      }
      if (problems.length + faults.length > 0 || graded.some(({ error }) => error !== null)) return 2;
      if (graded.some(({ violated }) => violated > 0)) return 1;
      return graded.some(({ checks }) => countStanding(checks, 'not-judged') > 0) ? 3 : 0;
    },
  };
}

/** Says now and then how many are graded, and about how long the rest takes, to who watches. */
function createProgressNote(io: Io, all: number): (done: number) => void {
  const startedMs = Date.now();
  let saidMs = startedMs;
  return (done) => {
    const nowMs = Date.now();
    if (!io.note || done === all || nowMs - saidMs < NOTE_MS) return;
    saidMs = nowMs;
    const left = Math.ceil((((nowMs - startedMs) / done) * (all - done)) / 60_000);
    io.note(`${done} of ${all} graded, about ${left} min to go.`);
  };
}

/** What to do with each hand-in. */
interface Work {
  readonly folder: string;
  readonly config: string | undefined;
  /** For all checks; `null`: each has its own. */
  readonly inScenario: OwnSetup | null;
  readonly marking: Marking;
  readonly resumed: Resumed;
  /** Where links to runs lead; `null` for none. */
  readonly site: URL | null;
  /** Ctrl+C. */
  readonly stopped: AbortSignal | undefined;
}

/** A hand-in by the paths of its files: one that is a file or a folder, or several that belong together. */
interface Subject {
  readonly student: string;
  readonly paths: readonly string[];
}

async function grade({ student, paths }: Subject, work: Work): Promise<HandedIn> {
  const { folder, config, inScenario, marking, resumed, site, stopped } = work;
  const own = inScenario ? { inScenario } : {};
  const only = marking.checks;
  const file = paths.join(TOGETHER);
  const startedAt = new Date().toISOString();
  try {
    const { source, others } = await filesSource(paths, folder, config);
    const key = keyOf(source, only, own.inScenario);
    const graded =
      resumed.find(file, key) ?? gradedFile(file, await gradeSource(source, { only, stopped, ...own }), key);
    const links = site === null ? {} : await linksTo(site, source, graded, inScenario);
    return { ...graded, student, ...pointsFor(graded, marking), links, others };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof WrapperError)) throw error;
    const checks = only.map((id) => notRun(id, error instanceof WrapperError ? error.problem : error.message));
    const violated = countStanding(checks, 'violated');
    const said = { checks, held: 0, violated, error: error.message, reading: null };
    const worth = { points: 0, most: mostFor(marking) };
    return { ...said, file, key: null, startedAt, tookMs: [], student, ...worth, links: {}, others: [] };
  }
}

async function linksTo(
  site: URL,
  source: Source,
  { checks }: GradedFile,
  inScenario: OwnSetup | null,
): Promise<HandedIn['links']> {
  const links: Partial<Record<CheckId, string>> = {};
  // A link carries a scenario that the lab has not.
  const scenario = inScenario && { scenario: packScenario(inScenario.scenario) };
  for (const { id, witness } of checks)
    if (witness !== null) links[id] = await runLink(site, source, { ...witness, ...scenario });
  return links;
}

/** The scenario for all checks; `null` where each is asked in its own. */
async function ownSetupOf({ scenario, set }: Options, folder: string): Promise<OwnSetup | null> {
  if (scenario !== undefined) {
    const settings = settingsOf(set ?? []);
    const base = await readScenarioNamed(scenario, folder);
    orUsageError(() => applySettings(base, settings));
    return { name: scenario, scenario: base, settings };
  }
  if (set === undefined) return null;
  throw new UsageError('Failed to read --set: there is no scenario to change. Name one with --scenario.');
}

/** What counts: the goals of an assignment or of an exercise, some of the checks, or all. */
async function markingOf({ only, exercise, assignment, scenario }: Options, folder: string): Promise<Marking> {
  if (scenario !== undefined && (exercise ?? assignment) !== undefined)
    throw new UsageError(
      'Failed to read --scenario: the goals of an exercise are asked in scenarios of their own. Use one of the two.',
    );
  if (only !== undefined && (exercise ?? assignment) !== undefined)
    throw new UsageError('Failed to read --only: an exercise says which checks count. Use one of the two.');
  if (exercise !== undefined && assignment !== undefined)
    throw new UsageError('Failed to read --exercise: an assignment says which checks count. Use one of the two.');
  if (assignment !== undefined) return markingIn(await readAssignmentFile(assignment, folder), assignment);
  if (exercise === undefined) return evenMarking(idsOf(only, scenario !== undefined));
  const known = EXERCISES.find(({ id }) => id === exercise);
  if (known) return evenMarking(CHECK_IDS.filter((id) => known.goals.includes(id)));
  throw new UsageError(
    `Failed to read --exercise: there is no exercise "${exercise}". Use ${EXERCISES.map(({ id }) => id).join(', ')}.`,
  );
}

function idsOf(text: string | undefined, anyScenario: boolean): readonly CheckId[] {
  const known: readonly CheckId[] = anyScenario ? SCENARIO_CHECKS.map(({ id }) => id) : CHECK_IDS;
  if (text === undefined) return known;
  const wanted = text.split(/[\s,]+/).filter((id) => id !== '');
  const unknown = wanted.find((id) => !known.some((one) => one === id));
  if (unknown === undefined && wanted.length > 0) return known.filter((id) => wanted.includes(id));
  throw new UsageError(
    `Failed to read --only: ${unknown === undefined ? 'it names no check' : `there is no check "${unknown}"${anyScenario ? ' for any scenario' : ''}`}. Use ${known.join(', ')}.`,
  );
}
