import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { run, SCENARIOS, traceToText } from '../../src/sim/index.ts';
import type { RunRequest, Source, Trace } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { drawn } from '../support/drawn.ts';
import { sourceFrom, sourceOf } from '../support/sources.ts';
import { freshProfiles } from './support/freshProfiles.ts';

/**
 * A wrapper that reads whatever can be read: where the platform takes tasks for it, engines differ. It is run as it is,
 * as the lab's own are: how a reader's file is read is another matter.
 */
const READER = asLabs(
  sourceFrom(`
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  fetchFn: async (input, init) => {
    console.log(await input.clone().text());
    const response = await fetch(new Request(input, init));
    const reader = response.clone().body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) console.log(part.value.length);
    const blob = await response.clone().blob();
    console.log(await blob.text());
    return new Response(await response.text(), { status: response.status, headers: response.headers });
  },
});
export const baseQueryWithReauth = async (args, api, extra) => {
  const body = { refresh_token: localStorage.refresh_token };
  const result = await raw(args, api, extra);
  if (!result.error) return result;
  const made = new Request('/api/auth/refresh', { method: 'POST', body: JSON.stringify(body) });
  console.log(made instanceof Request, (await made.clone().json()).refresh_token.length);
  await raw({ url: '/auth/refresh', method: 'POST', body }, api, extra);
  return raw(args, api, extra);
};
`),
);

function asLabs(source: Source): Source {
  return { ...source, origin: 'lab' };
}

const ALL: readonly RunRequest[] = [...WRAPPERS.map(({ id }) => sourceOf(id)), READER].flatMap((source) =>
  SCENARIOS.map((scenario) => ({ source, scenario, schedule: { by: 'time' } as const })),
);

const isWhole = ({ source, scenario }: RunRequest): boolean => source.id === 'mutex' && scenario.id === 'late-401';
const REQUESTS = [
  ...ALL.filter(isWhole),
  ...drawn(
    ALL.filter((request) => !isWhole(request)),
    100,
  ),
];

const newProfile = freshProfiles();
let inChromium: readonly (readonly [first: Trace, second: Trace])[];

beforeAll(async () => {
  inChromium = await runInBuiltWorker(REQUESTS);
});

test.each(REQUESTS.map((request, at) => ({ at, request, wrapper: request.source.id, scenario: request.scenario.id })))(
  '$wrapper in $scenario: the same text in Node, in Chromium’s worker, and when it runs again there',
  async ({ at, request }) => {
    const inNode = traceToText(await run(request));
    expect(inChromium[at]?.map(traceToText)).toEqual([inNode, inNode]);
  },
);

test('not only the text, but every header, body and token is the same', async () => {
  const at = REQUESTS.findIndex(isWhole);
  const request = REQUESTS[at];
  if (!request) throw new Error('Failed to find the run of mutex in late-401. Correct the test.');
  expect(inChromium[at]?.[0]).toEqual(await run(request));
});

/** Runs each request twice in the worker of the built site, the very file that the lab's page starts. */
async function runInBuiltWorker(requests: readonly RunRequest[]): Promise<(readonly [Trace, Trace])[]> {
  const files = await readdir(join(inject('siteFolder'), 'assets'));
  const worker = files.find((file) => /^worker-.*\.js$/.test(file));
  if (worker === undefined)
    throw new Error('Failed to find the simulator’s worker in the built site. Look at its name in assets.');
  const page = await (await newProfile()).newPage();
  await page.goto(inject('siteUrl'));
  return page.evaluate(
    async ({ address, asked }) => {
      const simulator = new Worker(address, { type: 'module' });
      const ask = (request: object, id: number): Promise<Trace> =>
        new Promise((resolve, reject) => {
          simulator.onerror = (event) => reject(new Error(event.message));
          simulator.onmessage = ({ data }: MessageEvent<{ as: string; trace: Trace; problem: unknown }>) => {
            if (data.as === 'ran') resolve(data.trace);
            if (data.as === 'problem') reject(new Error(JSON.stringify(data.problem)));
          };
          simulator.postMessage({ to: 'begin', id, job: { ...request, do: 'run' }, helpers: 0 });
        });
      const answers: (readonly [Trace, Trace])[] = [];
      for (const request of asked) answers.push([await ask(request, 1), await ask(request, 2)]);
      return answers;
    },
    { address: `${inject('siteUrl')}assets/${worker}`, asked: requests },
  );
}
