import { expect, test } from 'vitest';
import { applySettings, explorations, explore, factsOf, run, scenarioOf } from '../../../src/sim/index.ts';
import type { Exploration, ExploreRequest, Scenario, Settings } from '../../../src/sim/index.ts';
import { resultOf } from '../../../src/sim/explore/outcomes.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';

test('mutex with three calls: 588 orders, one refresh in 144, two in 408, three in 36, and not one run wasted', async () => {
  expect(summary(await explore(calls('mutex', 3)))).toEqual({
    complete: true,
    schedules: 588,
    runs: 588,
    outcomes: [
      '1 refreshes, 0 logouts, all-succeeded: 144',
      '2 refreshes, 0 logouts, all-succeeded: 408',
      '3 refreshes, 0 logouts, all-succeeded: 36',
    ],
  });
});

test('mutex-token-check with three calls: 552 orders, one refresh in all of them', async () => {
  expect(summary(await explore(calls('mutex-token-check', 3)))).toEqual({
    complete: true,
    schedules: 552,
    runs: 552,
    outcomes: ['1 refreshes, 0 logouts, all-succeeded: 552'],
  });
});

test('promise-flag with three calls refreshes once, twice or three times', async () => {
  const { complete, outcomes } = await explore({ ...calls('promise-flag', 3), max: 200 });
  expect({ complete, refreshes: outcomes.map(({ refreshRequests }) => refreshRequests) }).toEqual({
    complete: false,
    refreshes: [1, 2, 3],
  });
});

test('mutex with two calls: 50 orders without reduction, 12 with it', async () => {
  expect(summary(await explore({ ...calls('mutex', 2), reduce: false }))).toEqual({
    complete: true,
    schedules: 50,
    runs: 50,
    outcomes: ['1 refreshes, 0 logouts, all-succeeded: 36', '2 refreshes, 0 logouts, all-succeeded: 14'],
  });
  expect(summary(await explore(calls('mutex', 2)))).toEqual({
    complete: true,
    schedules: 12,
    runs: 12,
    outcomes: ['1 refreshes, 0 logouts, all-succeeded: 8', '2 refreshes, 0 logouts, all-succeeded: 4'],
  });
});

test.for([
  ['mutex', 3, ['1 0', '2 0', '3 0']],
  ['promise-flag', 3, ['1 0', '2 0', '3 0']],
  ['no-mutex', 3, ['2 2', '3 0', '3 1', '3 2']],
] as const)('every outcome of %s with %i calls comes within 14 runs', async ([wrapper, count, outcomes]) => {
  const found = await explore({ ...calls(wrapper, count), max: 14 });
  expect(found.outcomes.map(({ refreshRequests, forcedLogouts }) => `${refreshRequests} ${forcedLogouts}`)).toEqual(
    outcomes,
  );
});

test('a witness replays to the outcome that it is listed under, and its first choices alone do not', async () => {
  for (const wrapper of ['mutex', 'no-mutex', 'promise-flag', 'plain', 'wrapped-refresh-mutex']) {
    const { source, scenario } = calls(wrapper, 2);
    const { outcomes } = await explore({ source, scenario });
    for (const { witness, count: _count, ...result } of outcomes) {
      const replay = async (choices: readonly string[]) =>
        resultOf(factsOf(await run({ source, scenario, schedule: { by: 'choices', choices, then: 'first' } })));
      expect(await replay(witness)).toEqual(result);
      expect(witness.length > 1 ? await replay(witness.slice(0, -1)) : null).not.toEqual(result);
    }
  }
});

test('at the maximum it stops and says that there is more', async () => {
  const request = calls('mutex', 2);
  expect(await explore({ ...request, max: 11 })).toMatchObject({ complete: false, schedules: 11, runs: 11 });
  expect(await explore({ ...request, max: 12 })).toMatchObject({ complete: true, schedules: 12, runs: 12 });
});

test('a signal stops it after the current run', async () => {
  const stop = new AbortController();
  const found = await explore({
    ...calls('mutex', 3),
    signal: stop.signal,
    onProgress: ({ runs }) => {
      if (runs === 3) stop.abort();
    },
  });
  expect(found).toMatchObject({ complete: false, schedules: 3, runs: 3 });
  expect(await explore({ ...calls('mutex', 3), signal: stop.signal })).toEqual({
    complete: false,
    schedules: 0,
    runs: 0,
    outcomes: [],
  });
});

test('it waits for whoever looks at the progress', async () => {
  const pause = Promise.withResolvers<void>();
  const seen: number[] = [];
  const exploring = explore({
    ...calls('mutex', 2),
    onProgress({ runs }) {
      seen.push(runs);
      return runs === 5 ? pause.promise : undefined;
    },
  });
  await run({ source: sourceOf('mutex'), scenario: scenarioOf('fresh'), schedule: { by: 'time' } });
  pause.resolve();
  await exploring;
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('step by step, each run adds one order', async () => {
  const schedules: number[] = [];
  for await (const soFar of explorations(calls('mutex', 2))) {
    schedules.push(soFar.outcomes.reduce((sum, { count }) => sum + count, 0));
    if (soFar.schedules === 4) break;
  }
  expect(schedules).toEqual([1, 2, 3, 4]);
});

test('a wrapper that aborts what is under way: its orders are found, each once', async () => {
  const source = sourceFrom(`
    let open = [];
    export const baseQueryWithReauth = async (path) => {
      const own = new AbortController();
      open.push(own);
      try {
        const answer = await fetch('/api' + path, { signal: own.signal });
        for (const other of open) if (other !== own) other.abort();
        return { data: await answer.json() };
      } catch (error) {
        return { error: { status: error.name } };
      }
    };
  `);
  const { complete, schedules, runs, outcomes } = await explore({ source, scenario: withCalls(2) });
  expect({ complete, schedules, runs, outcomes: outcomes.map(({ outcome }) => outcome) }).toEqual({
    complete: true,
    schedules: 2,
    runs: 2,
    outcomes: ['some-failed'],
  });
});

test('a wrapper that cannot be run is refused as by a single run', async () => {
  const request = { source: sourceFrom('export const nothing = 1;'), scenario: scenarioOf('fresh') };
  await expect(explore(request)).rejects.toThrow('it exports no function baseQueryWithReauth');
});

function withCalls(count: number, settings: Settings = {}): Scenario {
  return applySettings(scenarioOf('three-at-once'), { components: String(count), ...settings });
}

function calls(wrapper: string, count: number): ExploreRequest {
  return { source: sourceOf(wrapper), scenario: withCalls(count) };
}

function summary({ outcomes, ...rest }: Exploration): unknown {
  return {
    ...rest,
    outcomes: outcomes.map(
      ({ refreshRequests, forcedLogouts, outcome, count }) =>
        `${refreshRequests} refreshes, ${forcedLogouts} logouts, ${outcome}: ${count}`,
    ),
  };
}
