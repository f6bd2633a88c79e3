import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { causalOrder } from '../../../src/live/lab/trace/causalOrder.ts';
import { repeatableOf } from '../../../src/live/lab/trace/repeatable.ts';
import { factsOf, run } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { wrapperOf, WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';
import { drawn } from '../../support/drawn.ts';
import { serveFolder } from '../../support/serveFolder.ts';
import { openLab } from '../support/openLab.ts';
import type { Lab } from '../support/openLab.ts';
import { freshProfiles } from '../support/freshProfiles.ts';

// The real app is driven by messages alone: each waits on the held network until the step before it is over. So the
// order is the simulated one whatever the machine's speed, and what the wrapper does in it is the wrapper's own.

const SCENARIOS = ['three-at-once', 'late-401', 'refresh-refused'];
/** What a sub-folder changes are addresses, for all wrappers alike: there two wrappers stand for them. */
const IN_A_FOLDER = ['mutex', 'wrapped-refresh-mutex'];
const PLACES = [
  ...WRAPPERS.filter(({ simulatedOnly }) => !simulatedOnly).map(({ id }) => ({ at: '/', wrapper: id })),
  ...IN_A_FOLDER.map((wrapper) => ({ at: '/a/sub-folder/', wrapper })),
];
const CASES = drawn(PLACES, 2).flatMap((one) => SCENARIOS.map((scenario) => ({ ...one, scenario })));

const newProfile = freshProfiles();
const sites: Awaited<ReturnType<typeof serveFolder>>[] = [];
const labs = new Map<string, Lab>();

beforeAll(async () => {
  for (const at of ['/', '/a/sub-folder/']) {
    const site = await serveFolder(inject('siteFolder'), at);
    sites.push(site);
    labs.set(at, await openLab(newProfile, { site: site.url }));
  }
});

afterAll(async () => {
  for (const site of sites) await site.close();
});

test.each(CASES)('$wrapper in $scenario under $at: live is as simulated', async ({ at, wrapper, scenario }) => {
  await expectSame(at, wrapper, scenario);
});

test('two real tabs with mutex in two-tabs: live is as simulated', async () => {
  await expectSame('/', 'mutex', 'two-tabs');
});

test.each(['own-401-at-once', 'write-beside-three'])('mutex in %s: live is as simulated', async (scenario) => {
  await expectSame('/', 'mutex', scenario);
});

async function expectSame(at: string, wrapper: string, scenario: string): Promise<void> {
  const given = repeatableOf(scenario);
  const simulated = await run({ source: sourceOf(wrapper), scenario: given, schedule: { by: 'time' } });
  const lab = labs.get(at);
  if (!lab) throw new Error(`Failed to find the lab under ${at}. Serve it there first.`);
  await lab.page.getByRole('radio', { name: wrapperOf(wrapper).title, exact: true }).check();
  await lab.forget();
  const beside = lab.page.getByRole('region', { name: 'Beside the simulation' });
  await beside.getByLabel('Scenario').selectOption(scenario);
  await beside.getByRole('button', { name: 'Repeat it live' }).click();
  const { title } = given;
  const outcome = beside
    .getByRole('status')
    .filter({ hasText: new RegExp(`are the same in ${title}:|differ at step`) });
  await outcome.waitFor();

  const live = await lab.trace(wrapper, given);
  expect(causalOrder(live)).toEqual(causalOrder(simulated));
  expect(countsOf(live)).toEqual(countsOf(simulated));
  expect(live.end).toBe(simulated.end);
  expect(await outcome.innerText()).toContain('are the same');
  // Not only what the app says of itself: the browser saw the same requests answered.
  expect(lab.network.toSorted()).toEqual(answersIn(simulated));
}

/** All facts but the one that is a time. */
function countsOf(trace: Trace) {
  const { durationMs: _, ...counts } = factsOf(trace);
  return counts;
}

function answersIn({ events }: Trace): readonly string[] {
  const sent = new Map(
    events.flatMap((event) => (event.type === 'request-sent' ? [[event.request, event] as const] : [])),
  );
  return events
    .flatMap((event) => {
      if (event.type !== 'answer-arrived') return [];
      const request = sent.get(event.request);
      return request ? [`${event.status} ${request.method} ${request.path}`] : [];
    })
    .toSorted();
}
