import type { ClaimResult } from '../../assignments/runClaims.ts';
import { csvFile } from '../../quiz/index.ts';
import {
  checkOf,
  counted,
  countStanding,
  LEVELS,
  LEVEL_TITLES,
  SCENARIO_CHECKS,
  standingOf,
  witnessToText,
  listed,
} from '../../sim/index.ts';
import type { CheckResult, CheckWitness, OwnSetup, Standing } from '../../sim/index.ts';
import { element } from '../../timeline/exports/xml.ts';
import { oneLine } from '../errors.ts';
import { CALLED } from '../labFiles.ts';
import type { GradedReading } from './gradeMessages.ts';
import type { HandedIn } from './gradeSource.ts';

const IN_TEXT: Readonly<Record<Standing, string>> = {
  held: 'held',
  untested: 'not put to the test',
  violated: 'violated',
  'not-judged': 'not judged',
};

/**
 * A hand-in as text: one line for each check, by level; below a violated one the command that replays it, and the link to
 * its run where there is one.
 *
 * @param typed see `replayCommand`
 */
export function gradeToText(
  { file, checks, claims, held, error, reading, links, others }: HandedIn,
  typed: Typed = {},
): string {
  const name = oneLine(file);
  if (error !== null) return `${name}: not graded\n\n  ${oneLine(error)}`;
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = LEVELS.flatMap((level) => {
    const results = checks.filter(({ id }) => checkOf(id).level === level);
    if (results.length === 0) return [];
    const count = countStanding(results, 'held');
    return [
      '',
      `  ${LEVEL_TITLES[level]}, ${count} of ${results.length}`,
      ...results.flatMap((result) => [
        lineOf(result, width),
        ...[replayCommand(file, result.witness, typed), links[result.id]].flatMap((below) =>
          below ? [`${' '.repeat(IN_TEXT.untested.length + 6)}${oneLine(below)}`] : [],
        ),
      ]),
    ];
  });
  const untested = countStanding(checks, 'untested');
  const notJudged = countStanding(checks, 'not-judged');
  const rest = [
    untested === 0 ? '' : `, ${untested} not put to the test`,
    notJudged === 0 ? '' : `, ${notJudged} not judged`,
  ].join('');
  return [
    `${name}: ${held} of ${checks.length} checks hold${rest}`,
    ...baseIn(file, reading),
    ...(others.length > 0 ? [`  A base query is also in ${oneLine(listed(others))}.`] : []),
    ...(notJudged === 0 ? [] : questionsIn(reading)),
    ...lines,
    ...claimsText(claims),
  ].join('\n');
}

/** Claims as lines, after the checks. */
function claimsText(claims: readonly ClaimResult[]): readonly string[] {
  if (claims.length === 0) return [];
  const title = `  Claims, ${claims.filter(({ holds }) => holds).length} of ${claims.length}`;
  const lines = claims.map((claim) => {
    const said = IN_TEXT[claimStanding(claim)].padEnd(IN_TEXT.untested.length);
    return `    ${said}  ${oneLine(claim.says)}. ${oneLine(claim.because)}`;
  });
  return ['', title, ...lines];
}

function claimStanding({ holds }: ClaimResult): Standing {
  if (holds === null) return 'not-judged';
  return holds ? 'held' : 'violated';
}

/** Which file of a folder is taken for the base query, and how many of the others it uses. */
function baseIn(handedIn: string, reading: GradedReading | null): readonly string[] {
  const base = baseOf(handedIn, reading);
  if (base === '') return [];
  const own = reading?.modules?.filter(({ as }) => as === 'own').length ?? 0;
  return [`  Its base query is ${oneLine(base)}${own > 0 ? `, with ${counted(own, 'module')} of its own` : ''}.`];
}

/** The file with the base query, of a hand-in that is a folder; empty for a file. */
function baseOf(handedIn: string, reading: GradedReading | null): string {
  const file = reading?.file ?? '';
  return handedIn === file || handedIn.replaceAll('\\', '/').endsWith(`/${file}`) ? '' : file;
}

/** What keeps a file from being judged, with the comment lines that answer it. */
function questionsIn(reading: GradedReading | null): readonly string[] {
  return (reading?.doubts ?? []).flatMap(({ question, choices }) => [
    '',
    `  ? ${oneLine(question)}`,
    ...choices.map(({ means, comment }) => `      ${oneLine(comment)}    ${oneLine(means)}`),
  ]);
}

function lineOf(result: CheckResult, width: number): string {
  const said = IN_TEXT[standingOf(result)].padEnd(IN_TEXT.untested.length);
  return `    ${said}  ${result.id.padEnd(width)}  ${oneLine(result.because)}`;
}

/** Hand-ins as JSON. */
export function gradeToJson(graded: readonly HandedIn[]): string {
  const files = graded.map((one) => ({
    student: one.student,
    file: one.file,
    ...(one.assignment !== null && { assignment: one.assignment, claims: one.claims }),
    ...judged(one),
  }));
  return JSON.stringify(files, null, 2);
}

function judged({ checks, held, violated, points, most, error, reading, links }: HandedIn): object {
  return {
    reading,
    checks: checks.map((result) => {
      const { id, holds, because, witness } = result;
      const tested = standingOf(result) !== 'untested';
      return { id, holds, judged: holds !== null, tested, because, witness, ...(id in links && { link: links[id] }) };
    }),
    held,
    violated,
    points,
    most,
    error,
  };
}

const IN_CSV: Readonly<Record<Standing, string>> = {
  held: 'yes',
  untested: 'untested',
  violated: 'no',
  'not-judged': 'not judged',
};

/** Who handed in the same: `The same text: ann, bob.` */
export function equalHandIns(graded: readonly HandedIn[]): readonly string[] {
  const texts = Map.groupBy(
    graded.filter(({ key }) => key !== null),
    ({ key }) => key,
  );
  return [...texts.values()].flatMap((group) =>
    group.length > 1 ? [`The same text: ${group.map(({ file }) => oneLine(file)).join(', ')}.`] : [],
  );
}

/** Students, their points and what is violated first, one a line: `ann  12 of 16  one-refresh-at-once`. */
export function gradeTable(graded: readonly HandedIn[]): string {
  const isCourse = new Set(graded.map(({ assignment }) => assignment)).size > 1;
  const rows = graded.map((one): readonly string[] => {
    const who = [oneLine(one.student), ...(isCourse ? [one.assignment ?? ''] : [])];
    if (one.error !== null) return [...who, 'not graded', ''];
    const notJudged =
      countStanding(one.checks, 'not-judged') + one.claims.filter((claim) => claim.holds === null).length;
    const rest = notJudged > 0 ? ` (${notJudged} not judged)` : '';
    return [...who, `${one.points} of ${one.most}${rest}`, oneLine(firstViolated(one)?.name ?? '')];
  });
  const all = [['student', ...(isCourse ? ['assignment'] : []), 'points', 'violated first'], ...rows];
  const widths = [0, 1, ...(isCourse ? [2] : [])].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  const lines = all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
  const students = new Set(graded.map(({ student }) => student)).size;
  return [`${counted(isCourse ? students : graded.length, 'student')}:`, '', ...lines].join('\n');
}

/** What is violated first: a check by its id with the link to its run, else a claim by what it says. */
function firstViolated({ checks, claims, links }: HandedIn) {
  const check = checks.find((result) => standingOf(result) === 'violated');
  if (check) return { name: check.id, because: check.because, link: links[check.id] ?? '' };
  const claim = claims.find(({ holds }) => holds === false);
  return claim && { name: claim.says, because: claim.because, link: '' };
}

/**
 * Hand-ins as CSV (RFC 4180), for a spreadsheet: a row for each student, or for each exercise of a course that they did. A
 * wrapper has a hand in its cells. What an assignment adds stands at the end.
 */
export function gradeToCsv(graded: readonly HandedIn[]): string {
  const isAssigned = graded.some(({ assignment }) => assignment !== null);
  const head = [
    'student',
    'points',
    'of',
    'checks',
    'held',
    'not put to the test',
    'violated',
    'not judged',
    'violated first',
    'because',
    'link',
    'file',
    'base query',
    'error',
    ...(isAssigned ? ['assignment', 'claims', 'claims held'] : []),
  ];
  const rows = graded.map((one) => {
    const { student, file, checks, claims, points, most, error, reading } = one;
    const first = firstViolated(one);
    const counts = (['held', 'untested', 'violated', 'not-judged'] as const).map((each) => countStanding(checks, each));
    const said = first ? [first.name, first.because, first.link] : ['', '', ''];
    const held = claims.filter(({ holds }) => holds).length;
    const assigned = isAssigned ? [one.assignment ?? '', claims.length, held] : [];
    const place = [file, baseOf(file, reading), error ?? ''];
    return [student, points, most, checks.length, ...counts, ...said, ...place, ...assigned];
  });
  return csvFile([head, ...rows]);
}

/** The same with a row for each student and check. */
export function gradeDetailsToCsv(graded: readonly HandedIn[], typed: Typed = {}): string {
  const head = ['student', 'level', 'check', 'holds', 'because', 'replay', 'link', 'file', 'error'];
  const rows = graded.flatMap(({ student, file, checks, claims, error, links }) => [
    ...checks.map((result) => [
      student,
      checkOf(result.id).level,
      result.id,
      IN_CSV[standingOf(result)],
      result.because,
      replayCommand(file, result.witness, typed) ?? '',
      links[result.id] ?? '',
      file,
      error ?? '',
    ]),
    ...claims.map((claim) => {
      const said = [claim.says, IN_CSV[claimStanding(claim)], claim.because];
      return [student, 'claims', ...said, '', '', file, error ?? ''];
    }),
  ]);
  return csvFile([head, ...rows]);
}

/**
 * Graded files as a JUnit report, for a CI server: a suite for each file, a case for each check. One that no run put to
 * the test is a skipped case: no failure, and no credit.
 */
export function gradeToJUnit(graded: readonly HandedIn[], typed: Typed = {}): string {
  const suites = graded.map((one) => suiteOf(one, typed));
  const sum = (count: (one: HandedIn) => number): number => graded.reduce((total, one) => total + count(one), 0);
  const counts = {
    name: 'reauth-lab',
    tests: sum(({ checks, claims }) => checks.length + claims.length),
    failures: sum(failures),
    errors: sum(errors),
    time: seconds(sum(({ tookMs }) => total(tookMs))),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, '', lines(suites, ''))}\n`;
}

function suiteOf(graded: HandedIn, typed: Typed): string {
  const { file, checks, claims, startedAt, tookMs } = graded;
  const counts = {
    name: file,
    tests: checks.length + claims.length,
    failures: failures(graded),
    errors: errors(graded),
    skipped: skipped(graded),
    time: seconds(total(tookMs)),
    timestamp: startedAt.replace(/\.\d+Z$/, ''),
  };
  const cases = [
    ...checks.map((result, at) => caseOf(graded, result, seconds(tookMs[at] ?? 0), typed)),
    ...claims.map((claim) => claimCase(graded, claim)),
  ];
  return element('testsuite', counts, '', lines(cases, '  '));
}

function caseOf({ file, error }: HandedIn, result: CheckResult, time: string, typed: Typed): string {
  const { id, because } = result;
  const replay = replayCommand(file, result.witness, typed);
  const asked = typed.inScenario ? SCENARIO_CHECKS.find((one) => one.id === id) : undefined;
  const about = { classname: file, name: `${id}: ${(asked ?? checkOf(id)).sentence}`, time };
  const standing = standingOf(result);
  if (error !== null) return element('testcase', about, '', element('error', { message: because }, because));
  if (standing === 'held') return element('testcase', about);
  if (standing === 'untested' || standing === 'not-judged')
    return element('testcase', about, '', element('skipped', { message: because }));
  const text = replay === null ? because : `${because}\n${replay}`;
  return element('testcase', about, '', element('failure', { message: because }, text));
}

function claimCase({ file, error }: HandedIn, { says, holds, because }: ClaimResult): string {
  const about = { classname: file, name: says, time: seconds(0) };
  if (error !== null) return element('testcase', about, '', element('error', { message: because }, because));
  if (holds === null) return element('testcase', about, '', element('skipped', { message: because }));
  return holds
    ? element('testcase', about)
    : element('testcase', about, '', element('failure', { message: because }, because));
}

function total(tookMs: readonly number[]): number {
  return tookMs.reduce((sum, ms) => sum + ms, 0);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** Elements on lines of their own; none where there are none. */
function lines(elements: readonly string[], indent: string): string {
  return elements.length === 0 ? '' : `\n${elements.map((one) => `${indent}  ${one}\n`).join('')}${indent}`;
}

function failures({ violated, claims, error }: HandedIn): number {
  return error === null ? violated + claims.filter(({ holds }) => holds === false).length : 0;
}

function errors({ checks, claims, error }: HandedIn): number {
  return error === null ? 0 : checks.length + claims.length;
}

function skipped({ checks, claims, error }: HandedIn): number {
  if (error !== null) return 0;
  const unjudged = claims.filter(({ holds }) => holds === null).length;
  return countStanding(checks, 'untested') + countStanding(checks, 'not-judged') + unjudged;
}

/** Between the paths of one wrapper that is several files. */
export const TOGETHER = ' + ';

/** What a command line named for all files. */
export interface Typed {
  /** What their backend is like. */
  readonly config?: string | undefined;
  /** The scenario, where there is one for all checks. */
  readonly inScenario?: OwnSetup | null;
}

/**
 * The command that replays a witness; `null` where there is none.
 *
 * @param typed what the files were graded with, where it was named on the command line
 */
export function replayCommand(file: string, witness: CheckWitness | null, typed: Typed = {}): string | null {
  if (witness === null || witness.schedule.by === 'seed') return null;
  const { scenario, settings, schedule } = witness;
  const pairs = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  return [
    file.includes(TOGETHER)
      ? `${CALLED} run --files ${file.split(TOGETHER).map(quoted).join(' ')}`
      : `${CALLED} run --file ${quoted(file)}`,
    ...(typed.config === undefined ? [] : ['--config', quoted(typed.config)]),
    `--scenario ${quoted(scenario)}`,
    ...(pairs.length > 0 ? ['--set', ...pairs] : []),
    ...(schedule.by === 'choices' ? ['--schedule', `"${witnessToText(schedule.choices)}"`] : []),
  ].join(' ');
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  const plain = path.startsWith('-') ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", String.raw`'\''`)}'`;
}
