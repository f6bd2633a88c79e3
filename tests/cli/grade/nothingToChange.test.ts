import { expect, test } from 'vitest';
import { gradeSource } from '../../../src/cli/grade/gradeSource.ts';
import { CHECK_IDS, runChecks } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';
import { because, gradeText, inside, RAW } from './gradeText.ts';

const REFUSED =
  /^throws (Cannot (assign to|add property|delete property|redefine property)|\S+( \w+\])? is not extensible)/;

/** What is tried besides, and what it gives. */
const LEFT: readonly (readonly [expression: string, gives: string])[] = [
  // Names of the global scope cannot be given to something else, and none can be added.
  ["outside('globalThis.Map = 1; return Map.name')", 'Map'],
  ["outside('globalThis.JSON = 1; return typeof JSON')", 'object'],
  ["outside('globalThis.mine = 1; return typeof mine')", 'undefined'],
  ["outside('process.nextTick = 1; return typeof process.nextTick')", 'function'],
  // Own objects, errors and classes can be changed as ever.
  [
    "(() => { const e = new Error('late'); e.name = 'Late'; e.message = 'later'; e.toString = () => 'own'; return e.name + e.message + e; })()",
    'Latelaterown',
  ],
  [
    "(() => { const o = {}; o.toString = () => 'own'; o.constructor = 1; o.hasOwnProperty = 2; return o + Object.keys(o); })()",
    'owntoString,constructor,hasOwnProperty',
  ],
  ["(() => { class A extends Array {} const a = new A(); a.toString = () => 'own'; return a; })()", 'own'],
  [
    "(() => { function F() {} F.toString = () => 'own'; F.prototype.toString = () => 'f'; return F + new F(); })()",
    'ownf',
  ],
];

test('what all code shares cannot be changed, nor the names of the global scope; what is one’s own can', async () => {
  const changes = [
    'Array.prototype.map = 1',
    'Array.prototype.some = () => true',
    'Array.from = 1',
    'Promise.prototype.then = 1',
    'Promise.resolve = 1',
    'JSON.stringify = 1',
    'JSON.parse = 1',
    'Map.prototype.get = 1',
    'Set.prototype.has = 1',
    'Object.prototype.toJSON = 1',
    'Object.prototype.get = 1',
    'Object.keys = 1',
    'String.prototype.split = 1',
    'RegExp.prototype.exec = 1',
    'Function.prototype.call = 1',
    'Function.prototype.bind = 1',
    'Reflect.get = 1',
    'Error.prototype.name = 1',
    'Error.prepareStackTrace = 1',
    'Symbol.for = 1',
    'Math.max = 1',
    'Object.getPrototypeOf([].values()).next = 1',
    'Object.getPrototypeOf(new Map().values()).next = 1',
    'Object.getPrototypeOf(async () => {}).constructor = 1',
    'Headers.prototype.get = 1',
    'URL.prototype.mine = 1',
    'delete Array.prototype.map',
    'Object.defineProperty(Array.prototype, "map", { value: 1 })',
    'Object.setPrototypeOf(Array.prototype, null)',
    'Map.prototype.__proto__ = {}',
  ];
  // No sentence is longer than 2,000 characters.
  const left = LEFT.map(([expression]) => expression);
  const parts = [changes.slice(0, 15), changes.slice(15), left].map((some) => inside(...some));
  const found = (await Promise.all(parts)).flat();
  expect(changes.map((change, at) => (REFUSED.test(found[at] ?? '') ? 'refused' : `${change}: ${found[at]}`))).toEqual(
    changes.map(() => 'refused'),
  );
  expect(LEFT.map(([expression], at) => [expression, found[changes.length + at]])).toEqual(LEFT);
});

test('neither can the libraries that the lab itself uses', async () => {
  const text = `const toolkit = require('@reduxjs/toolkit');
const query = require('@reduxjs/toolkit/query');
import { Mutex, Semaphore } from 'async-mutex';
const refused = [];
const change = (target, key) => { try { target[key] = () => 'mine'; refused.push(key + ' was changed'); } catch { refused.push('refused'); } };
change(Mutex.prototype, 'runExclusive');
change(Semaphore.prototype, 'acquire');
change(Mutex, 'prototype');
change(Object.getPrototypeOf(query), 'createApi');
change(query.createApi, 'call');
change(toolkit, 'configureStore');
change(toolkit.createSlice, 'mine');
throw new Error('<<' + refused.join() + '>>');
export const baseQueryWithReauth = query.fetchBaseQuery({ baseUrl: '/api' });`;
  expect(/<<(.*)>>/.exec(await because(text))?.[1]).toBe(Array.from({ length: 7 }, () => 'refused').join());
});

test('a wrapper that patches what all code shares and hides it is graded by what it does', async () => {
  const patches = [
    'Array.prototype.find = () => ({ ok: true })',
    'Promise.prototype.then = function () { return this; }',
    'JSON.stringify = () => \'{"holds":true}\'',
    'Map.prototype.get = () => true',
    "Object.defineProperty(Object.prototype, 'holds', { get: () => true })",
  ];
  const sly = patches.map((patch) => `try { ${patch}; } catch {}`).join(' ');
  expect(await because(`${RAW}${sly}\nexport default (...all) => { ${sly} return raw(...all); };`)).toBe(
    'Posts failed with 401 at 50 ms: no refresh followed the 401.',
  );
});

test('one that patches openly is told the line', async () => {
  const { problem } = await gradeText(`${RAW}Array.prototype.map = function () { return []; };\nexport default raw;`);
  expect(problem).toMatchObject({
    kind: 'threw-at-load',
    at: { file: 'mine.ts', line: 3 },
    deed: 'load mine.ts',
    cause: "it threw TypeError: Cannot assign to read only property 'map' of object '[object Array]'",
  });
});

test('a wrapper gets from the grader what it gets in the page', async () => {
  const only = CHECK_IDS.slice(0, 6);
  const source = sourceOf('no-mutex');
  expect((await gradeSource(source, { only })).checks).toEqual(await runChecks(source, { only }));
});
