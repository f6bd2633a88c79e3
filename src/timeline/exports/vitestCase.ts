import { checkClaims, factsOf, firstFault, SCENARIOS, settingsBetween } from '../../sim/index.ts';
import type { Claim, Following, Scenario, Schedule, Trace } from '../../sim/index.ts';

export interface VitestOptions {
  /** What people call the wrapper: `Mutex`. */
  readonly title: string;
  /** Where its file is, from the root of a checkout of the lab: `src/wrappers/mutex.ts`. */
  readonly path: string;
}

/**
 * A run as a file of tests for Vitest, to be saved in the `tests` folder of a checkout of the lab. What the run breaks
 * is claimed, so the tests fail for this wrapper on this schedule, and pass for one that does better. Where nothing is
 * broken, what held is claimed.
 *
 * Another wrapper follows a chosen order as closely as it can: what it does not send cannot arrive.
 */
export function toVitest(trace: Trace, { title, path }: VitestOptions): string {
  const { scenario } = trace;
  const base = SCENARIOS.find(({ id }) => id === scenario.id);
  const settings = base ? settingsBetween(base, scenario) : {};
  const broken = checkClaims(trace).filter(({ judgement }) => judgement.state === 'broken');
  const fault = firstFault(trace);
  const imports = [
    ...(base ? ['applySettings'] : []),
    'checkClaims',
    ...(broken.length === 0 ? ['factsOf'] : []),
    ...(fault === null ? [] : ['firstFault']),
    ...(base ? [] : ['readScenario']),
    'run',
    ...(base ? ['scenarioOf'] : []),
  ];
  const changes = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  const where = [scenario.title, ...changes].join(', ');
  const order = trace.timed ? 'by its timings' : `in a chosen order of ${trace.choices.length} steps`;
  return `/**
 * ${comment(`${title} in ${where}, ${order}: a run of Reauth Lab as tests.`)}
 *
 * It runs inside the lab alone: save it in the tests folder of a checkout, then: npx vitest run --project node ${fileOf(trace)}
 * Another wrapper: WRAPPER=path/to/wrapper.ts in front of it.
 */
import { expect, test } from 'vitest';
import { readWrapperFile } from '../src/cli/sources.ts';
import { ${imports.join(', ')} } from '../src/sim/index.ts';

const wrapper = process.env['WRAPPER'] ?? ${quoted(path)};
const scenario = ${base ? `applySettings(scenarioOf(${quoted(scenario.id)}), ${literal(settings)})` : `readScenario(${quoted(scenario.id)}, ${dataOf(scenario)})`};
const schedule = ${scheduleText(scheduleOf(trace))} as const;

const source = await readWrapperFile(wrapper, process.cwd());
const trace = await run({ source, scenario, schedule });
const claim = (id: string) => checkClaims(trace).find((one) => one.id === id)?.judgement;

${[...(fault === null ? [] : [faultTest(fault)]), ...testsOf(trace, broken)].join('\n\n')}
`;
}

/** A scenario that is none of the lab's own, as its file would have it. */
function dataOf({ id: _id, ...data }: Scenario): string {
  return JSON.stringify(data, null, 2);
}

function testsOf(trace: Trace, broken: readonly Claim[]): readonly string[] {
  if (broken.length > 0) return broken.map((claim) => claimTest(claim));
  const held = checkClaims(trace).filter(({ judgement }) => judgement.state === 'holds');
  const { outcome, refreshRequests } = factsOf(trace);
  return [
    ...held.map((claim) => claimTest(claim)),
    `test('how it ends', () => {
  expect(factsOf(trace)).toMatchObject({ outcome: ${quoted(outcome)}, refreshRequests: ${refreshRequests} });
});`,
  ];
}

function claimTest({ id, title, judgement }: Claim): string {
  const broken =
    judgement.state === 'broken' ? `  // Broken at step ${judgement.step}: ${comment(judgement.because)}.\n` : '';
  return `test(${quoted(title.charAt(0).toLowerCase() + title.slice(1))}, () => {
${broken}  expect(claim(${quoted(id)})).toMatchObject({ state: 'holds' });
});`;
}

function faultTest(fault: string): string {
  return `test('the wrapper does not throw', () => {
  // ${comment(fault)}
  expect(firstFault(trace)).toBe(null);
});`;
}

function scheduleOf({ timed, end, choices }: Trace): Schedule | Following {
  if (timed) return { by: 'time' };
  return end === 'stopped' ? { by: 'choices', choices, then: 'stop' } : { by: 'closest', choices };
}

function scheduleText(schedule: Schedule | Following): string {
  if (schedule.by === 'time' || schedule.by === 'seed') return literal(schedule);
  const list = schedule.choices.map((choice) => `    ${quoted(choice)},\n`).join('');
  const then = 'then' in schedule ? `  then: ${quoted(schedule.then)},\n` : '';
  return `{\n  by: ${quoted(schedule.by)},\n  choices: [\n${list}  ],\n${then}}`;
}

function literal(value: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(value).map(
    ([key, one]) => `${/^[a-z]+$/.test(key) ? key : quoted(key)}: ${quoted(String(one))}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A string literal. JSON's are, but for two characters that end a line. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** One line that does not end its comment. */
function comment(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
}

function fileOf(trace: Trace): string {
  return `tests/${fileName(trace, 'test.ts')}`;
}

/** What the file of an exported run is called: `mutex.late-401.har`. */
export function fileName({ wrapper, scenario, timed }: Trace, extension: string): string {
  const name = wrapper.replace(/\.[cm]?[jt]sx?$/, '').replaceAll(/[^\w.-]+/g, '-');
  return [name || 'wrapper', scenario.id, ...(timed ? [] : ['chosen-order']), extension].join('.');
}
