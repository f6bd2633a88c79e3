import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { asSource, readBuiltInWrapper, readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import type { ReadSource } from '../../src/reading/readSource.ts';
import { toRun } from '../../src/reading/toRun.ts';
import {
  CHECK_IDS,
  explore,
  run,
  runChecks,
  scenarioOf,
  SCENARIOS,
  traceToText,
  WrapperError,
} from '../../src/sim/index.ts';
import type { Scenario, Source } from '../../src/sim/index.ts';
import { wrapperOf, WRAPPERS } from '../../src/wrappers/index.ts';
import type { Driven } from './engines.ts';
import { inWorker } from './inWorker.ts';
import type { Answer } from './inWorker.ts';
import type { Site } from './site.ts';
import { visitorOf } from './visitor.ts';

/** Something that somebody does with the lab in a browser. It throws where what comes of it is not what Node says. */
export type Journey = (driven: Driven, site: Site) => Promise<void>;

/**
 * Each journey by name. What Node says is found beforehand: a run borrows the timers of its thread, with which a browser
 * is driven.
 */
export const JOURNEYS: Readonly<Record<string, () => Promise<Journey>>> = {
  'every wrapper in every scenario': everyTrace,
  'files of readers': readersFiles,
  'what a stranger’s file reaches': stranger,
  'a lesson': async () => lesson,
  'the explorer': explorer,
  'the workbench': workbench,
  'live mode': async () => live,
  offline: async () => offline,
};

async function everyTrace(): Promise<Journey> {
  const expected = new Map<Source, readonly string[]>();
  for (const wrapper of WRAPPERS) {
    const source = await readBuiltInWrapper(wrapper);
    const texts: string[] = [];
    for (const scenario of SCENARIOS) texts.push(traceToText(await run({ source, scenario, schedule: BY_TIME })));
    expected.set(source, texts);
  }
  return async (driven, site) => {
    await driven.goto(site.url);
    for (const [source, texts] of expected) {
      const jobs = SCENARIOS.map((scenario) => ({ do: 'run' as const, source, scenario, schedule: BY_TIME }));
      const answers = await inWorker(driven, site, 'worker', jobs);
      for (const [at, { id }] of SCENARIOS.entries())
        assert.equal(textOf(answers[at]), texts[at], `${source.id} in ${id} runs otherwise than in Node`);
    }
  };
}

const BY_TIME = { by: 'time' } as const;
const SHAPES = 'tests/cases/shapes';

/** Each is called to see how it is to be read, and what was read is confirmed by runs: in a frame. */
async function readersFiles(): Promise<Journey> {
  const scenario = scenarioOf('three-at-once');
  const expected: { readonly given: Source; readonly reading: unknown; readonly text: string }[] = [];
  for (const file of await readdir(SHAPES)) {
    const given = await readWrapperFile(`${SHAPES}/${file}`, process.cwd());
    const read = await readSource(given);
    expected.push({ given, reading: asAsked(read.reading), text: await textInNode(read, scenario) });
  }
  return async (driven, site) => {
    await driven.goto(site.url);
    for (const { given, reading, text } of expected) {
      const [read, ran] = await inWorker(driven, site, 'framedWorker', [
        { do: 'read', source: given },
        { do: 'run', source: given, scenario, schedule: BY_TIME },
      ]);
      assert.ok(read?.as === 'read', `${given.file} is not read: ${textOf(read)}`);
      assert.deepEqual(asAsked(read.reading), reading, `${given.file} is read otherwise than in Node`);
      assert.equal(textOf(ran), text, `${given.file} runs otherwise than in Node`);
    }
  };
}

/** A reading as a page is told: as JSON, and without questions, of which it asks those that its checks wait for. */
function asAsked({ doubts: _doubts, ...reading }: ReadSource['reading']): unknown {
  return JSON.parse(JSON.stringify(reading));
}

/** A file that is no base query is said to be none. */
async function textInNode(read: ReadSource, scenario: Scenario): Promise<string> {
  try {
    return traceToText(await run({ source: toRun(read), scenario, schedule: BY_TIME }));
  } catch (error) {
    if (error instanceof WrapperError) return error.problem.cause;
    throw error;
  }
}

function textOf(answer: Answer | undefined): string {
  switch (answer?.as) {
    case 'ran':
      return traceToText(answer.trace);
    case 'problem':
      return answer.problem.cause;
    default:
      return JSON.stringify(answer);
  }
}

/** Ways out, as expressions, and what each comes to. */
const WAYS_OUT: readonly (readonly [way: string, outcome: RegExp])[] = [
  ["(await real.fetch('SITEfetched')).status", /^stopped: TypeError$/],
  [
    "(x => (x.open('GET', 'SITExhr', false), x.send(), x.status))(new real.XMLHttpRequest())",
    /^stopped: NetworkError$/,
  ],
  ["real.importScripts('SITEscript.js')", /^stopped: /],
  ['(await real.Function(\'return import("SITEmodule.js")\')()).loaded', /^stopped: /],
  ["real.indexedDB.open('x').readyState", /^stopped: /],
  // WebKit gives a frame without origin a cache of its own, in which is what the frame itself has put there.
  [
    "(async (cache) => (await cache.put('SITEFRAME', new real.Response('x')), (await cache.keys()).length))(await real.caches.open('x'))",
    /^(stopped: |got: 1$)/,
  ],
  ['await real.navigator.storage.getDirectory()', /^stopped: /],
  ["real.localStorage.getItem('secret')", /^got: null$/],
  [
    '[typeof real.document, typeof real.parent, typeof real.top, real.origin]',
    /^got: undefined,undefined,undefined,null$/,
  ],
  ['[typeof real.postMessage, typeof real.close]', /^got: undefined,undefined$/],
];

async function stranger(): Promise<Journey> {
  const fileFor = (site: Site, frame: string): Promise<Source> =>
    mine(`
      const real = (() => {}).constructor.constructor('return this')();
      const trying = async (way) => {
        let said = null;
        way().then((got) => (said = 'got: ' + String(got)), (error) => (said = 'stopped: ' + String(error?.name ?? error)));
        // Lets real time pass: each of the world's timers gives the thread a turn.
        for (let turns = 0; said === null && turns < 5000; turns += 1) {
          const until = real.performance.now() + 0.2;
          while (real.performance.now() < until);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        console.log(said ?? 'no answer');
      };
      export const baseQueryWithReauth = async (args) => {
        if (args !== '/posts') return { data: 1 };
        ${WAYS_OUT.map(([way]) => `await trying(async () => ${way.replaceAll('SITE', `${site.url}reached/`).replace('FRAME', frame)});`).join('\n')}
        return { data: 1 };
      };`);
  return async (driven, site) => {
    await driven.goto(site.url);
    await driven.inPage(() => localStorage.setItem('secret', 'of the page'), null);
    // The second frame finds nothing that the first one left.
    for (const frame of ['first', 'second']) {
      const [answer] = await inWorker(driven, site, 'framedWorker', [
        { do: 'run', source: await fileFor(site, frame), scenario: scenarioOf('fresh'), schedule: BY_TIME },
      ]);
      assert.ok(answer?.as === 'ran', textOf(answer));
      const said = answer.trace.events.flatMap((event) => (event.type === 'console' ? [event.text] : []));
      for (const [at, [way, outcome]] of WAYS_OUT.entries())
        assert.match(said[at] ?? 'nothing', outcome, `${way} in the ${frame} frame: ${said[at]}`);
    }
    const kept = await driven.inPage(async () => (await caches.keys()).filter((name) => name === 'x'), null);
    assert.deepEqual(kept, [], 'a stranger’s file left something in the page’s caches');
    assert.deepEqual(site.asked('reached/'), [], 'a stranger’s file reached the site');
  };
}

/** A text as a reader brings it along. */
function mine(text: string): Promise<Source> {
  return asSource({ origin: 'reader', id: 'mine.ts', file: 'mine.ts', text }, 'mine.ts', tmpdir(), undefined);
}

/** A first question is answered, its run opens, and the answer is there after a reload. */
async function lesson(driven: Driven, site: Site): Promise<void> {
  const { see, click } = visitorOf(driven);
  const question = '[data-question="plain-outcome"]';
  await driven.goto(`${site.url}#/lessons/why-silent-refresh`);
  await click({ css: `${question} input` });
  await click({ css: `${question} button[type="submit"]` });
  await see({ css: question, words: 'would be right with a reauth wrapper' });
  await see({ css: 'figure .tl-bar', words: '401' });
  await driven.goto(`${site.url}?again#/lessons/why-silent-refresh`);
  await see({ css: question, words: 'would be right with a reauth wrapper' });
}

async function explorer(): Promise<Journey> {
  const source = await readBuiltInWrapper(wrapperOf('mutex'));
  const { schedules, outcomes } = await explore({ source, scenario: scenarioOf('three-at-once') });
  return async (driven, site) => {
    const { see, click, texts } = visitorOf(driven);
    await driven.goto(`${site.url}#/explorer?wrapper=mutex&scenario=three-at-once`);
    await click({ css: 'main button', words: 'Explore' });
    await see({ css: 'main', words: `All orders were explored: ${schedules} orders` });
    const counts = await texts('tr[data-outcome] > :nth-child(4)');
    assert.deepEqual(
      counts,
      outcomes.map(({ count }) => String(count)),
      'outcomes are counted otherwise than in Node',
    );
  };
}

/** All checks of a wrapper in the editor, in the frame for readers' code: each says in a browser what it says in Node. */
async function workbench(): Promise<Journey> {
  const { text } = await readBuiltInWrapper(wrapperOf('no-mutex'));
  const { source } = await readSource(await mine(text));
  const expected = (await runChecks(source)).map(({ because }) => because);
  return async (driven, site) => {
    const { see, click, texts } = visitorOf(driven);
    await driven.goto(`${site.url}#/workbench?exercise=wrapper-no-mutex`);
    await see({ css: '.cm-content', words: 'baseQueryWithReauth' });
    await click({ css: 'main button', words: 'Run checks' });
    await see({ css: '[role="status"]', words: `All ${CHECK_IDS.length} checks have run` });
    const said = (await texts('[data-check] p:nth-of-type(2)')).map((words) =>
      words.replace(/^(Holds|Violated): /, ''),
    );
    assert.deepEqual(said, expected, 'checks say otherwise than in Node');
  };
}

const APP = 'iframe[title="The live app, tab 1"]';

/** Three calls with an expired token are answered by a service worker, after one refresh; a reload keeps the session. */
async function live(driven: Driven, site: Site): Promise<void> {
  const { see, click } = visitorOf(driven);
  await driven.goto(`${site.url}#/live?wrapper=mutex&latency=20`);
  await click({ css: 'button', words: 'Log in', frame: APP });
  await see({ css: 'main', words: 'It was the best retry.', frame: APP });
  await click({ css: '[aria-label="Controls"] button', words: 'Expire the access token' });
  await click({ css: '[aria-label="Controls"] button', words: 'Mount all three' });
  // The facts are of the same run: before it, those of the first calls were shown.
  await see({ css: '.tl-bar button[aria-label*="POST /auth/refresh"]' });
  await see({ css: 'main', words: '3 of 3' });
  await click({ css: '[aria-label="Controls"] button', words: 'Reload' });
  await see({ css: 'main', words: 'It was the best retry.', frame: APP });
}

/** After one visit everything goes on without a host. */
async function offline(driven: Driven, site: Site): Promise<void> {
  const { see, click, until } = visitorOf(driven);
  await driven.goto(site.url);
  await until('service workers for the site and for live mode', workersInCharge, 2);
  await site.away(async () => {
    await driven.goto(`${site.url}?without-host#/lessons/why-silent-refresh`);
    await see({ css: '[data-question="plain-outcome"]' });
    await driven.goto(`${site.url}?without-host#/sandbox?wrapper=mutex&scenario=late-401`);
    await see({ css: 'section', words: 'refresh requests2' });
    await driven.goto(`${site.url}?without-host-too#/live?wrapper=mutex&latency=20`);
    await click({ css: 'button', words: 'Log in', frame: APP });
    await see({ css: 'main', words: 'It was the best retry.', frame: APP });
  });
}

/** In the page: whether so many are in charge. */
async function workersInCharge(wanted: number): Promise<true | null> {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.filter(({ active }) => active?.state === 'activated').length === wanted || null;
}
