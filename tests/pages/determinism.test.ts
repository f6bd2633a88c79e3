import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { run, SCENARIOS, traceToText } from '../../src/sim/index.ts';
import type { RunRequest, Trace } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { openBrowser } from '../support/openBrowser.ts';
import { sourceOf } from '../support/sources.ts';

const REQUESTS: readonly RunRequest[] = WRAPPERS.flatMap(({ id }) =>
  SCENARIOS.map((scenario) => ({ source: sourceOf(id), scenario, schedule: { by: 'time' } as const })),
);

let browser: Browser;
let inChromium: readonly (readonly [first: Trace, second: Trace])[];

beforeAll(async () => {
  browser = await openBrowser();
  inChromium = await runInBuiltWorker(REQUESTS);
}, 120_000);

afterAll(() => browser.close());

test.each(REQUESTS.map((request, at) => ({ at, request, wrapper: request.source.id, scenario: request.scenario.id })))(
  '$wrapper in $scenario: the same text in Node, in Chromium’s worker, and when it runs again there',
  async ({ at, request }) => {
    const inNode = traceToText(await run(request));
    expect(inChromium[at]?.map(traceToText)).toEqual([inNode, inNode]);
  },
);

test('not only the text, but every header, body and token is the same', async () => {
  const at = REQUESTS.findIndex(({ source, scenario }) => source.id === 'mutex' && scenario.id === 'late-401');
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
  const page = await browser.newPage();
  await page.goto(inject('siteUrl'));
  return page.evaluate(
    async ({ address, asked }) => {
      const simulator = new Worker(address, { type: 'module' });
      const ask = (request: unknown, id: number): Promise<Trace> =>
        new Promise((resolve, reject) => {
          simulator.onerror = (event) => reject(new Error(event.message));
          simulator.onmessage = ({ data }: MessageEvent<{ as: string; trace: Trace; problem: unknown }>) => {
            if (data.as === 'trace') resolve(data.trace);
            if (data.as === 'problem') reject(new Error(JSON.stringify(data.problem)));
          };
          simulator.postMessage({ id, request });
        });
      const answers: (readonly [Trace, Trace])[] = [];
      for (const request of asked) answers.push([await ask(request, 1), await ask(request, 2)]);
      return answers;
    },
    { address: `${inject('siteUrl')}assets/${worker}`, asked: requests },
  );
}
