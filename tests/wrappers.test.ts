import { describe, expect, test } from 'vitest';
import { WRAPPERS } from '../src/wrappers/index.ts';
import { callRecordsOf, factsOf, requestsOf, run, SCENARIOS } from '../src/sim/index.ts';
import type { Trace } from '../src/sim/index.ts';
import { sourceOf } from './support/sources.ts';

test('there are the seven wrappers of the design in its order, and the reference', () => {
  expect(WRAPPERS.map(({ id }) => id)).toEqual([
    'plain',
    'no-mutex',
    'promise-flag',
    'mutex',
    'wrapped-refresh',
    'wrapped-refresh-mutex',
    'mutex-token-check',
    'reference',
  ]);
});

test.each(WRAPPERS.flatMap(({ id, passages }) => passages.map((passage) => ({ id, ...passage }))))(
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
    ).toEqual([]);
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

  test('Promise flag: whoever is refused repeats, unless the refresh is never answered, or the call is aborted', async () => {
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
    ).toEqual(['owner-aborted']);
  });

  test('Wrapped + mutex: no refresh is sent, and nothing else once the lock is taken, where there is a refresh token', async () => {
    expect(
      await otherwise('wrapped-refresh-mutex', (trace) => {
        if (factsOf(trace).refreshRequests > 0) return false;
        if (trace.scenario.refreshToken === 'none' || factsOf(trace).unauthorized === 0) return true;
        const taken = trace.events.findIndex(({ type }) => type === 'lock-acquired');
        return !trace.events.slice(taken).some(({ type }) => type === 'request-sent');
      }),
    ).toEqual([]);
  });
});
