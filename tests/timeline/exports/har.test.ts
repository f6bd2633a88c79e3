import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';
import schemas from 'har-schema';
import { expect, test } from 'vitest';
import about from '../../../package.json' with { type: 'json' };
import { run, SCENARIOS, scenarioOf } from '../../../src/sim/index.ts';
import { toHar } from '../../../src/timeline/exports/har.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

// The schemas are of draft 6, and have words of their own, which strict mode would not let pass.
const ajv = new Ajv({ strict: false });
addFormats(ajv);
ajv.addMetaSchema(draft06);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);
const isHar = ajv.getSchema('har.json#');

const SOME = drawn(
  WRAPPERS.flatMap(({ id }) => SCENARIOS.map((scenario) => [id, scenario.id] as const)),
  100,
);

test('every wrapper in every scenario is a valid HTTP Archive 1.2', async () => {
  for (const [wrapper, scenario] of SOME) {
    const har: unknown = JSON.parse(JSON.stringify(toHar(await runByTime(wrapper, scenario))));
    expect({ wrapper, scenario, valid: isHar?.(har), errors: isHar?.errors }).toEqual({
      wrapper,
      scenario,
      valid: true,
      errors: null,
    });
  }
});

test('it says which version of the lab wrote it', async () => {
  const { creator } = toHar(await runByTime('mutex', 'one-expired')).log;
  expect(creator).toEqual({ name: 'Reauth Lab', version: about.version });
});

test('a file that is none is told from one', () => {
  expect(isHar?.({ log: { version: '1.2', entries: [{}] } })).toBe(false);
});

test('an entry has the times of its request, to the server and back', async () => {
  const { entries } = toHar(await runByTime('mutex', 'one-expired')).log;
  expect(
    entries.map(({ startedDateTime, time, timings, comment }) => [
      startedDateTime.slice(11, 23),
      time,
      timings,
      comment,
    ]),
  ).toEqual([
    ['09:00:00.000', 50, { send: 20, wait: 0, receive: 30 }, 'posts.1, a1'],
    ['09:00:00.050', 100, { send: 40, wait: 0, receive: 60 }, 'posts.r1, a1, r1'],
    ['09:00:00.150', 50, { send: 20, wait: 0, receive: 30 }, 'posts.2, a2'],
  ]);
});

test('an entry has what was sent and what was answered', async () => {
  const [, refresh] = toHar(await runByTime('mutex', 'one-expired')).log.entries;
  expect(refresh?.request).toMatchObject({
    method: 'POST',
    url: 'http://localhost:5173/api/auth/refresh',
    postData: { mimeType: 'application/json', text: expect.stringContaining('refresh_token') as string },
  });
  expect(refresh?.request.headers.map(({ name }) => name)).toContain('authorization');
  expect(refresh?.response).toMatchObject({ status: 200, statusText: 'OK', content: { mimeType: 'application/json' } });
});

test('an entry has the cookies that went out and came in', async () => {
  const [first, refresh] = toHar(await runByTime('docs', 'one-expired')).log.entries;
  const cookie = { name: 'refresh_token', value: expect.any(String) as string, httpOnly: true };
  expect(first?.request.cookies).toEqual([cookie]);
  expect(first?.response.cookies).toEqual([]);
  expect(refresh?.response.cookies).toEqual([cookie]);
  expect(refresh?.response.cookies[0]?.value).not.toBe(refresh?.request.cookies[0]?.value);
});

test('what was never answered has status 0, and waits to the end', async () => {
  const { entries } = toHar(await runByTime('mutex', 'refresh-hangs')).log;
  const refresh = entries.find(({ request }) => request.url.endsWith('/refresh'));
  expect(refresh?.response).toMatchObject({ status: 0, content: { size: 0 } });
  const failed = toHar(await runByTime('mutex', 'refresh-offline')).log.entries;
  expect(failed.flatMap(({ response }) => ('_error' in response ? response._error : []))).toEqual(['net::ERR_FAILED']);
});

test('in a chosen order each step takes as long, so that the order shows', async () => {
  const choices = ['comments.1>', 'comments.1<', 'posts.1>'];
  const trace = await run({
    source: sourceOf('plain'),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'choices', choices, then: 'first' },
  });
  const ends = toHar(trace).log.entries.map(({ startedDateTime, time, comment }) => [
    (Date.parse(startedDateTime) % 1000) + time,
    comment,
  ]);
  expect(ends.toSorted(([one = 0], [other = 0]) => Number(one) - Number(other))).toEqual([
    [50, 'comments.1, a1'],
    [80, 'posts.1, a1'],
    [90, 'users.1, a1'],
  ]);
});

test('each tab is a page of its own', async () => {
  const { pages = [], entries } = toHar(await runByTime('mutex', 'two-tabs')).log;
  expect(pages.map(({ title }) => title)).toEqual(['mutex: Two tabs, tab 1', 'mutex: Two tabs, tab 2']);
  expect(new Set(entries.map(({ pageref }) => pageref))).toEqual(new Set(pages.map(({ id }) => id)));
});
