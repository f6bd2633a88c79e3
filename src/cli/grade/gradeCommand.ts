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
import { claimNotJudged } from '../../assignments/runClaims.ts';
import { labRunner, readAssignmentFile } from '../assignments.ts';
import { filesSource, readScenarioNamed, settingsOf } from '../subject.ts';
import { collectFiles, stemOf } from './collectFiles.ts';
import { equalHandIns, gradeTable, gradeToJson, gradeToText, TOGETHER } from './formats.ts';
import { gradeClaims } from './gradeClaims.ts';
import { gradedFile, gradeSource } from './gradeSource.ts';
import type { GradedFile, HandedIn } from './gradeSource.ts';
import { inOrder } from './inOrder.ts';
import { assignmentNamed, evenMarking, markingsIn, mostFor, pointsFor } from './marking.ts';
import type { AssignedMarking, Marking } from './marking.ts';
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
    .option(
      '--assignment <file>',
      'only the goals of the exercise of this assignment, for the points it gives them; of a course each hand-in by the one that it, or its folder, is named after, or all by FILE#ID',
    )
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
      const markings = await markingsOf(options, io.folder);
      const ids = markings.flatMap(({ id }) => id ?? []);
      const site = options.links === undefined ? null : siteOf(options.links);
      const typed = { config, inScenario };
      if (command.args.length === 0 && together.length === 0)
        throw new UsageError(
          "Failed to grade: missing required argument 'paths'. Give the path of a file, or of a folder of them.",
        );
      const { handIns, skipped, ...collected } = await collectFiles(command.args, io.folder, ids);
      const problems = [...collected.problems];
      const [first] = together;
      const named = [
        ...handIns.map(({ student, path, assignment }) => ({ student, paths: [path], assignment })),
        ...(first === undefined ? [] : [{ student: stemOf(first), paths: together, assignment: null }]),
      ];
      const subjects = named.flatMap(({ assignment, ...one }): readonly Subject[] => {
        const found = markings.length === 1 ? markings[0] : markings.find(({ id }) => id === assignment);
        if (!found) problems.push(unassigned(one.paths.join(TOGETHER), ids, options.assignment ?? ''));
        return found ? [{ ...one, ...found }] : [];
      });
      const inputs = [
        ...named.flatMap(({ paths }) => paths),
        ...[config, options.assignment, options.scenario].flatMap((path) => path ?? []),
      ];
      const outputs = await openOutputs(options, io.folder, resume === undefined ? inputs : [...inputs, resume], typed);
      const resumed = await openResumed(resume, io.folder, inputs);
      for (const problem of problems) io.err(problem);
      for (const one of skipped) io.err(`Left out ${one}.`);

      const graded: HandedIn[] = [];
      const note = createProgressNote(io, subjects.length);
      const { stopped } = io;
      const work = (subject: Subject) => grade(subject, { folder: io.folder, ...typed, resumed, site, stopped });
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
      if (graded.some(({ violated, claims }) => violated > 0 || claims.some(({ holds }) => holds === false))) return 1;
      const isUnjudged = ({ checks, claims }: HandedIn): boolean =>
        countStanding(checks, 'not-judged') > 0 || claims.some(({ holds }) => holds === null);
      return graded.some(isUnjudged) ? 3 : 0;
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
  /** The id of the assignment that it is graded by; `null` for none. */
  readonly id: string | null;
  readonly marking: Marking;
}

/** What counts for hand-ins of one assignment, or for all. */
type SomeMarking = AssignedMarking | { readonly id: null; readonly marking: Marking };

function unassigned(file: string, ids: readonly string[], path: string): string {
  return `Failed to grade ${file}: the course has several exercises, and nothing says which this is for. Name it, or a folder that it is in, after one of ${ids.join(', ')}, or give --assignment ${path}#${ids[0] ?? ''}.`;
}

async function grade({ student, paths, id: assignment, marking }: Subject, work: Work): Promise<HandedIn> {
  const { folder, config, inScenario, resumed, site, stopped } = work;
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
    const claims = await gradeClaims(source, marking.claims, graded.reading, { stopped });
    return { ...graded, student, assignment, claims, ...pointsFor(graded, claims, marking), links, others };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof WrapperError)) throw error;
    const checks = only.map((id) => notRun(id, error instanceof WrapperError ? error.problem : error.message));
    const violated = countStanding(checks, 'violated');
    const said = { checks, held: 0, violated, error: error.message, reading: null };
    const claims = marking.claims.map((claim) => claimNotJudged(claim, error.message));
    const worth = { assignment, claims, points: 0, most: mostFor(marking) };
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

/** What counts: the goals of an assignment, of each of a course, or of an exercise, some of the checks, or all. */
async function markingsOf(options: Options, folder: string): Promise<readonly SomeMarking[]> {
  const { only, exercise, assignment, scenario } = options;
  if (scenario !== undefined && (exercise ?? assignment) !== undefined)
    throw new UsageError(
      'Failed to read --scenario: the goals of an exercise are asked in scenarios of their own. Use one of the two.',
    );
  if (only !== undefined && (exercise ?? assignment) !== undefined)
    throw new UsageError('Failed to read --only: an exercise says which checks count. Use one of the two.');
  if (exercise !== undefined && assignment !== undefined)
    throw new UsageError('Failed to read --exercise: an assignment says which checks count. Use one of the two.');
  if (assignment !== undefined) {
    const named = assignmentNamed(assignment);
    return markingsIn(await readAssignmentFile(named.path, folder), named.path, named.only, labRunner());
  }
  const even = (checks: readonly CheckId[]) => [{ id: null, marking: evenMarking(checks) }];
  if (exercise === undefined) return even(idsOf(only, scenario !== undefined));
  const known = EXERCISES.find(({ id }) => id === exercise);
  if (known) return even(CHECK_IDS.filter((id) => known.goals.includes(id)));
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
