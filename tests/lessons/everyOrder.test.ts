import { expect, test } from 'vitest';
import { callRecordsOf, explore, requestsOf, run, scenarioOf, SCENARIOS } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

// What lessons say without naming a run: it holds in every scenario and in every order, or it is not said.

async function everyTrace(wrapper: string): Promise<readonly Trace[]> {
  return Promise.all(
    SCENARIOS.map((scenario) => run({ source: sourceOf(wrapper), scenario, schedule: { by: 'time' } })),
  );
}

/** Of the mutex, with three calls. */
async function everyOrder(): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  const { complete } = await explore({
    source: sourceOf('mutex'),
    scenario: scenarioOf('three-at-once'),
    onOrder: (trace) => traces.push(trace),
  });
  expect(complete).toBe(true);
  return traces;
}

const ORDERS = await everyOrder();

/** Whether what a tab was doing at a step ended with its page. */
const isReloaded = ({ events }: Trace, tab: number, step: number) =>
  events.some(
    (event) => event.type === 'user-acted' && event.action === 'reload' && event.tab === tab && event.step > step,
  );

const refreshes = (trace: Trace) => requestsOf(trace).filter(({ role }) => role === 'refresh');

test('lesson 5: the mutex refreshes once for each 401 that finds the lock free, and for no other, in every order of three calls', () => {
  for (const trace of ORDERS) expect(refreshes(trace)).toHaveLength(foundFree(trace));
});

test('lesson 5: a call of the mutex refreshes once at most, in every scenario and every order of three calls', async () => {
  for (const trace of [...(await everyTrace('mutex')), ...ORDERS]) {
    const owners = refreshes(trace).map(({ call, tab }) => `${call} ${tab}`);
    expect(owners).toEqual([...new Set(owners)]);
  }
});

test('lesson 5: the mutex is free only when the repeat of its owner has ended, in every scenario', async () => {
  for (const trace of await everyTrace('mutex')) {
    for (const released of trace.events.flatMap((event) => (event.type === 'lock-released' ? [event] : []))) {
      const under = requestsOf(trace).filter(
        ({ role, call, tab, sent, end }) =>
          role === 'api' &&
          tab === released.tab &&
          refreshes(trace).some((own) => own.call === call && own.tab === tab && own.sent.step < sent.step) &&
          sent.step < released.step &&
          (end === null || end.step > released.step),
      );
      expect(under).toEqual([]);
    }
  }
});

test('lesson 4: with promise and flag every call whose 401 came before the refresh was over repeats once it is, whatever it brought, in every scenario', async () => {
  for (const trace of await everyTrace('promise-flag')) {
    // Whose call is aborted, or gone with its tab, repeats nothing; what is read once cannot be repeated.
    const aborted = trace.events.flatMap((event) =>
      event.type === 'user-acted' && event.action === 'abort' ? event.call : [],
    );
    const gone = callRecordsOf(trace).flatMap((record) => (record.gone ? record.call.id : []));
    if (trace.scenario.mounts.some(({ body }) => body === 'stream')) continue;
    for (const refresh of refreshes(trace)) {
      if (refresh.end === null) continue;
      const { step } = refresh.end;
      const refused = requestsOf(trace).filter(
        ({ role, tab, call, end }) =>
          role === 'api' &&
          tab === refresh.tab &&
          ![...aborted, ...gone].includes(call ?? '') &&
          end?.as === 'answered' &&
          end.status === 401 &&
          end.step < step &&
          !isReloaded(trace, tab, end.step),
      );
      for (const { call, tab } of refused) {
        expect(
          requestsOf(trace).filter((one) => one.call === call && one.tab === tab && one.role === 'api').length,
        ).toBeGreaterThan(1);
      }
    }
  }
});

/** How many 401s of API requests arrive while the lock is free. */
function foundFree(trace: Trace): number {
  const api = new Set(requestsOf(trace).flatMap(({ role, id }) => (role === 'api' ? [id] : [])));
  let isHeld = false;
  let count = 0;
  for (const event of trace.events) {
    if (event.type === 'lock-acquired') isHeld = true;
    if (event.type === 'lock-released') isHeld = false;
    if (event.type === 'answer-arrived' && event.status === 401 && api.has(event.request) && !isHeld) count += 1;
  }
  return count;
}
