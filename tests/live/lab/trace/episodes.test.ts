import { expect, test } from 'vitest';
import type { Report } from '../../../../src/live/lab/report/messages.ts';
import { DEFAULT_SETTINGS } from '../../../../src/live/lab/server/liveSettings.ts';
import { causalOrder } from '../../../../src/live/lab/trace/causalOrder.ts';
import type { Episode } from '../../../../src/live/lab/trace/episodes.ts';
import { addReport } from '../../../../src/live/lab/trace/episodes.ts';
import { traceOf } from '../../../../src/live/lab/trace/traceOf.ts';
import { factsOf } from '../../../../src/sim/index.ts';
import type { Happening, Trace } from '../../../../src/sim/index.ts';
import { runByTime } from '../../../support/runs.ts';

/** The reports that the pages of the live app would have made of this run. */
function reportsOf({ events, calls }: Trace, held = { access: 1, refresh: 1, expired: true }): readonly Report[] {
  const steps = [...Map.groupBy(events, ({ step }) => step).values()];
  return steps.map((step) => ({
    tab: 1,
    page: 'a',
    type: 'step',
    step: {
      at: 1000 + (step[0]?.atMs ?? 0),
      events: step.map(({ step: _, atMs: _at, ...happening }) => happening as Happening),
      calls,
      held,
    },
  }));
}

function fold(reports: readonly Report[], before: readonly Episode[] = []): readonly Episode[] {
  const surroundings = { wrapper: 'mutex', settings: DEFAULT_SETTINGS, tabs: 1 } as const;
  return reports.reduce((episodes, report) => addReport(episodes, report, surroundings), before);
}

function newest(episodes: readonly Episode[]): Trace {
  const last = episodes.at(-1);
  if (!last) throw new Error('There is no episode.');
  return traceOf(last);
}

test.each([
  ['mutex', 'late-401'],
  ['no-mutex', 'three-at-once'],
  ['wrapped-refresh-mutex', 'three-at-once'],
  ['mutex', 'refresh-hangs'],
])('the reports of %s in %s fold to a trace with the same order, facts and end', async (wrapper, scenario) => {
  const simulated = await runByTime(wrapper, scenario);
  const live = newest(fold(reportsOf(simulated)));
  expect(causalOrder(live)).toEqual(causalOrder(simulated));
  expect(factsOf(live)).toEqual(factsOf(simulated));
  expect(live.end).toBe(simulated.end);
  expect(live.choices).toEqual(simulated.choices.filter((choice) => !/^t\d+$/.test(choice)));
});

test('when all is quiet, the next request begins another episode', async () => {
  const reports = reportsOf(await runByTime('mutex', 'three-at-once'));
  const episodes = fold([...reports, ...reports]);
  expect(episodes.map(({ id, steps }) => [id, steps.length])).toEqual([
    [1, reports.length],
    [2, reports.length],
  ]);
});

test('while something is under way, an episode goes on, and its trace has no end yet', async () => {
  const reports = reportsOf(await runByTime('mutex', 'three-at-once'));
  expect(newest(fold(reports.slice(0, 5))).end).toBe('stopped');
});

test('a page that is loaded anew leaves what it began, and begins another episode', async () => {
  const reports = reportsOf(await runByTime('wrapped-refresh-mutex', 'three-at-once'));
  const ready: Report = {
    tab: 1,
    page: 'b',
    type: 'ready',
    wrapper: 'mutex',
    backend: 'worker',
    store: { path: '/', cached: 0, read: 0 },
  };
  expect(fold([...reports, ready, ...reports]).map(({ id }) => id)).toEqual([1, 2]);
});

test('a page that is left while its refresh is on its way is cut off; one that is left before or after is not', async () => {
  const simulated = await runByTime('mutex', 'three-at-once');
  const reports = reportsOf(simulated);
  const leaving: Report = { tab: 1, page: 'a', type: 'leaving' };
  const cutAfter = (isIt: (event: Happening) => boolean) => {
    const at = reports.findIndex((report) => report.type === 'step' && report.step.events.some(isIt));
    return fold([...reports.slice(0, at + 1), leaving]).at(-1)?.cutOff;
  };
  expect(cutAfter((event) => event.type === 'request-sent' && event.role === 'api')).toBe(false);
  expect(cutAfter((event) => event.type === 'request-sent' && event.role === 'refresh')).toBe(true);
  expect(cutAfter((event) => event.type === 'answer-arrived' && event.request === 'posts.r1')).toBe(false);
  expect(fold([leaving])).toEqual([]);
  const hanging = reportsOf(await runByTime('mutex', 'refresh-hangs'));
  expect(fold([...hanging, leaving]).at(-1)?.cutOff).toBe(true);
});

test('the tokens that the app starts with are number 1, whatever the server calls them', async () => {
  const simulated = await runByTime('mutex', 'one-expired');
  const later = reportsOf(simulated, { access: 7, refresh: 4, expired: true }).map((report): Report => {
    if (report.type !== 'step') return report;
    const events = report.step.events.map((event): Happening => {
      if (event.type === 'request-sent')
        return { ...event, access: event.access && event.access + 6, refresh: event.refresh && event.refresh + 3 };
      if (event.type === 'tokens-issued') return { ...event, access: event.access + 6, refresh: event.refresh + 3 };
      if (event.type === 'token-stored')
        return { ...event, generation: event.generation && event.generation + (event.kind === 'access' ? 6 : 3) };
      return event;
    });
    return { ...report, step: { ...report.step, events } };
  });
  expect(causalOrder(newest(fold(later)))).toEqual(causalOrder(simulated));
});

test('a token that was exchanged by hand is no episode', () => {
  const stored: Happening = { type: 'token-stored', tab: 1, place: 'auth-store', kind: 'access', generation: 1 };
  const step = { at: 0, events: [stored], calls: [], held: { access: 1, refresh: 1, expired: false } };
  expect(fold([{ tab: 1, page: 'a', type: 'step', step }])).toEqual([]);
});
