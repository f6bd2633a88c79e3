import { describe, expect, test } from 'vitest';
import { readSource } from '../src/reading/readSource.ts';
import { DIALECTS } from '../src/wrappers/dialects.ts';
import { WRAPPERS } from '../src/wrappers/index.ts';
import { notesOf } from '../src/wrappers/notes.ts';
import { callRecordsOf, factsOf, requestsOf, run, scenarioOf, SCENARIOS } from '../src/sim/index.ts';
import type { Trace } from '../src/sim/index.ts';
import { sourceOf } from './support/sources.ts';

test('there are the seven wrappers of the design in its order, the two best known of other kinds, and the reference', () => {
  expect(WRAPPERS.map(({ id }) => id)).toEqual([
    'plain',
    'no-mutex',
    'promise-flag',
    'mutex',
    'wrapped-refresh',
    'wrapped-refresh-mutex',
    'mutex-token-check',
    'docs',
    'axios-queue',
    'reference',
  ]);
});

test.each(WRAPPERS.flatMap(({ id }) => notesOf(id).passages.map((passage) => ({ id, ...passage }))))(
  'in $id, "$text" stands exactly once',
  ({ id, text }) => {
    expect(sourceOf(id).text.split(text)).toHaveLength(2);
  },
);

test('no-mutex is the mutex wrapper without its lock lines', () => {
  const lock = /mutex|Mutex|release|\btry \{|\} finally \{|^\s*\}( else \{)?$/;
  const trimmed = (id: string): string[] =>
    sourceOf(id)
      .text.split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !lock.test(line));
  const mutex = trimmed('mutex');
  for (const line of trimmed('no-mutex')) expect(mutex).toContain(line);
});

test('the wrapped refreshes differ from their originals in one line', () => {
  const differing = (a: string, b: string): number => {
    const [left, right] = [a, b].map((id) => sourceOf(id).text.split('\n'));
    return left?.filter((line, at) => line !== right?.[at]).length ?? -1;
  };
  expect(differing('no-mutex', 'wrapped-refresh')).toBe(1);
  expect(differing('mutex', 'wrapped-refresh-mutex')).toBe(1);
});

test.each(Object.keys(DIALECTS))('%s speaks as reading finds it', async (id) => {
  const { dialect, ...source } = sourceOf(id);
  const read = await readSource({ ...source, origin: 'reader' });
  expect(read.reading).toMatchObject({ confirmed: true, doubts: [] });
  // One that keeps its tokens where the lab's own app does needs no dialect to be judged.
  expect(read.source.dialect ? { ...read.source.dialect, entry: dialect?.entry } : dialect).toEqual(dialect);
  expect(read.reading.facts.map(({ said }) => said)).toEqual(READ[id]);
});

const READ: Readonly<Record<string, readonly string[]>> = {
  docs: [
    'baseQueryWithReauth',
    'state.auth.token, sent as a bearer',
    'an HttpOnly cookie',
    'GET /refresh-token with a cookie, answered 200 with token and a cookie',
    'status 401',
    '@/features/auth/authSlice stands in: dispatch(tokenReceived()), dispatch(loggedOut())',
  ],
  'axios-queue': [
    'baseQueryWithReauth',
    'localStorage.access_token, sent as a bearer',
    'localStorage.refresh_token',
    'POST /auth/refresh with refresh_token in a JSON body, answered 200 with access_token and refresh_token',
    'status 401',
  ],
};

describe('what the table says of a wrapper is so in every scenario', () => {
  /** The ids of the scenarios in which something is otherwise. */
  async function otherwise(wrapper: string, holds: (trace: Trace) => boolean): Promise<readonly string[]> {
    const traces = await Promise.all(
      SCENARIOS.map((scenario) => run({ source: sourceOf(wrapper), scenario, schedule: { by: 'time' } })),
    );
    return traces.filter((trace) => !holds(trace)).map(({ scenario }) => scenario.id);
  }
  const isHung = ({ scenario }: Trace): boolean => scenario.server.refreshAnswer === 'hang';

  test('Plain: no request is sent but the first, and that with the current token', async () => {
    expect(
      await otherwise('plain', (trace) =>
        requestsOf(trace).every(({ role, attempt, access }) => role === 'api' && attempt === 1 && access === 1),
      ),
      // There somebody else logs in, and the app has another token.
    ).toEqual(['other-user', 'polls-on']);
  });

  test('Mutex: the lock is released unless the refresh is never answered; then every call waits', async () => {
    expect(
      await otherwise('mutex', (trace) =>
        isHung(trace)
          ? factsOf(trace).unsettled === factsOf(trace).calls && trace.end === 'stuck'
          : trace.end === 'settled',
      ),
    ).toEqual([]);
  });

  test('Promise flag: whoever is refused repeats, unless the refresh is never answered, or the call is aborted, gone or of a stream', async () => {
    expect(
      await otherwise('promise-flag', (trace) =>
        callRecordsOf(trace)
          .filter(({ call }) =>
            requestsOf(trace).some(
              (one) => one.call === call.id && one.end?.as === 'answered' && one.end.status === 401,
            ),
          )
          .every(
            ({ call }) => requestsOf(trace).some((one) => one.call === call.id && one.attempt === 2) !== isHung(trace),
          ),
      ),
    ).toEqual(['owner-aborted', 'write-stream', 'tab-closed-in-refresh', 'tab-reloaded']);
  });

  test('Wrapped + mutex: no refresh is sent, and nothing else once the lock is taken, where there is a refresh token', async () => {
    expect(
      await otherwise('wrapped-refresh-mutex', (trace) => {
        if (factsOf(trace).refreshRequests > 0) return false;
        if (trace.scenario.refreshToken === 'none' || factsOf(trace).unauthorized === 0) return true;
        const taken = trace.events.findIndex(({ type }) => type === 'lock-acquired');
        return !trace.events.slice(taken).some(({ type }) => type === 'request-sent');
      }),
      // There a login, another tab, and a tab that is loaded anew send all the same.
    ).toEqual(['other-user', 'tabs-begin-apart', 'tab-reloaded']);
  });

  test.each(['docs', 'axios-queue'])(
    '%s: one refresh for calls that are refused together, another for a late 401, and one of two tabs is logged out',
    async (id) => {
      const inScenario = async (scenario: string) =>
        factsOf(await run({ source: sourceOf(id), scenario: scenarioOf(scenario), schedule: { by: 'time' } }));
      expect(await inScenario('three-at-once')).toMatchObject({ refreshRequests: 1, outcome: 'all-succeeded' });
      expect(await inScenario('late-401')).toMatchObject({ refreshRequests: 2, outcome: 'all-succeeded' });
      expect(await inScenario('refresh-refused')).toMatchObject({ refreshRequests: 1, unsettled: 0, forcedLogouts: 1 });
      expect(await inScenario('refresh-500')).toMatchObject({ forcedLogouts: 1 });
      expect(await inScenario('refresh-hangs')).toMatchObject({ outcome: 'stuck', unsettled: 3 });
      expect(await inScenario('two-tabs')).toMatchObject({ refreshRequests: 2, forcedLogouts: 1, succeeded: 3 });
    },
  );

  test('Documentation: no code of the app sees the refresh token', async () => {
    const trace = await run({
      source: sourceOf('docs'),
      scenario: scenarioOf('three-at-once'),
      schedule: { by: 'time' },
    });
    expect(trace.outOfReach).toEqual(['refresh']);
    expect(requestsOf(trace).flatMap(({ cookies = [] }) => cookies.filter(({ httpOnly }) => !httpOnly))).toEqual([]);
  });
});
