import { expect, test } from 'vitest';
import * as mutants from '../../../src/lessons/mutants.ts';
import { awaitsOfLab, placesOf } from '../../../src/sim/source/awaits.ts';
import { checkSyntax } from '../../../src/sim/source/checkSyntax.ts';
import { transpile } from '../../../src/sim/source/transpile.ts';
import { applyMutant } from '../../../src/quiz/runSpec.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';

const LABS = [
  ...WRAPPERS.map(({ id }) => sourceOf(id)),
  ...Object.values(mutants).map((one) => applyMutant(sourceOf(one.of), one)),
];

const marked = async (text: string) => (await transpile('mine.ts', text, 'reader')).marked();

test('of the lab’s own texts the brackets tell the same awaits as the parser', async () => {
  for (const { id, file, text } of LABS) {
    expect({ id, ...awaitsOfLab(text) }).toEqual({ id, ...(await checkSyntax(file, text)).awaits() });
  }
});

test('each await has its place, and what it waits for, on one line and short', () => {
  const { text } = sourceOf('mutex');
  expect(placesOf(text, awaitsOfLab(text)).map((place) => `${place.line}:${place.column} ${place.text}`)).toEqual([
    '28:3 mutex.waitForUnlock()',
    '29:16 rawBaseQuery(args, api, extraOptions)',
    '33:23 mutex.acquire()',
    '38:11 logout()',
    "41:27 rawBaseQuery({ url: '/auth/refresh', method: 'P…",
    '49:20 rawBaseQuery(args, api, extraOptions)',
    '51:11 logout()',
    '57:7 mutex.waitForUnlock()',
    '58:16 rawBaseQuery(args, api, extraOptions)',
  ]);
});

test('what is awaited is wrapped, and every line stays where it is', async () => {
  const { code } = await marked('const f = async () => {\n  await send();\n};');
  expect(code).toBe(
    '"use strict";const f = async () => {const $f0=$enter();try{\n' +
      '  $f0.on(0).left(await $f0.is( send()));\n}finally{$f0.exit()}};',
  );
});

test.each([
  ['an await in what another await waits for', 'await send(await read())', 2],
  ['an expression as a body', 'await (async () => (await read(), await send()))()', 3],
  ['a rejection that is caught', 'try { await fail() } catch { await read() } finally { await send() }', 3],
  ['a method, and an async function in another', 'const o = { async m() { return await read() } }; await o.m()', 2],
  ['an await of what is no promise', 'const { a = await 1 } = {}; await a', 2],
])('marked, it does the same: %s', async (_what, body, awaits) => {
  const text = `const f = async () => { ${body} };\nexports.f = f;`;
  const { code, places } = await marked(text);
  expect(places.length).toBe(awaits);
  expect(await orderOf(code)).toEqual(await orderOf((await transpile('mine.ts', text, 'reader')).code));
});

test.each([
  ['for await', 'for await (const one of list) await read()'],
  ['await using', 'await using one = list; await read()'],
])('a function with %s is not marked: it would go on without a mark', async (_what, body) => {
  const { code } = await marked(`const f = async () => { ${body} };`);
  expect(code).not.toContain('$f0');
});

test('an async generator, and a text that uses the names of the marks, are not marked', async () => {
  expect((await marked('async function* f() { yield await read(); }')).code).not.toContain('$f0');
  expect((await marked('const $enter = 1; const f = async () => { await read(); };')).code).not.toContain('$f0');
});

/** What happens in which microtask when `f` runs, beside microtasks that only count. */
async function orderOf(code: string): Promise<readonly string[]> {
  const order: string[] = [];
  const said = (what: string) => void order.push(what);
  const given = {
    send: async () => said('sent'),
    read: async () => said('read'),
    fail: async () => {
      throw new Error('failed');
    },
    exports: {} as { f?: () => Promise<void> },
    $enter: () => ({ on: () => ({ left: same }), is: same, back: () => {}, exit: () => {} }),
  };
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the text under test
  const evaluate = new Function(...Object.keys(given), code) as (...args: unknown[]) => void;
  evaluate(...Object.values(given));
  const counting = (async () => {
    for (let count = 1; count < 12; count += 1) {
      await Promise.resolve();
      said(`microtask ${count}`);
    }
  })();
  void given.exports.f?.().then(() => said('done'));
  await counting;
  return order;
}

function same<T>(value: T): T {
  return value;
}
