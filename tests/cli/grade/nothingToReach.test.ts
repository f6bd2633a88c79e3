import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { because, gradeText, inside, RAW } from './gradeText.ts';

const ABSENT =
  `fetch WebSocket EventSource XMLHttpRequest importScripts require module Worker WebAssembly MessageChannel
  BroadcastChannel SharedArrayBuffer navigator localStorage performance global CompressionStream`.split(/\s+/);

/** What is evaluated in the really global scope, and what it gives. */
const REACHED: readonly (readonly [expression: string, gives: string])[] = [
  // No network, no files and no process.
  ...ABSENT.map((name) => [`outside('return typeof ${name}')`, 'undefined'] as const),
  // Of process there is a clock tick and an empty environment.
  ["outside('return Reflect.ownKeys(process).join()')", 'nextTick,env'],
  ["outside('return Object.keys(process.env).length')", '0'],
  [
    "outside('return typeof process.send + typeof process.exit + typeof process.binding + typeof process.getBuiltinModule')",
    'undefinedundefinedundefinedundefined',
  ],
  ["outside('return Object.getPrototypeOf(process) === Object.prototype')", 'true'],
  // Of Buffer and console there is no more than the lab needs, and nothing that leads on.
  ["outside('return Reflect.ownKeys(Buffer).join()')", 'byteLength,concat,allocUnsafe'],
  ["outside('return Reflect.ownKeys(console).join()')", 'log,info,warn,error,debug,trace'],
  [
    "outside('return Reflect.ownKeys(globalThis).filter((key) => typeof key === `symbol`).map((key) => String(globalThis[key])).join()')",
    'undefined,undefined',
  ],
  // A text that is evaluated has no more than that.
  ["(0, eval)('typeof process.exit')", 'undefined'],
  ["outside('return require(`node:fs`)')", 'throws require is not defined'],
  ["outside('return import.meta.url')", "throws Cannot use 'import.meta' outside a module"],
  ["new (async () => {}).constructor('return import.meta.url')", "throws Cannot use 'import.meta' outside a module"],
];

test('constructor.constructor leads to a global scope in which there is nothing that leads on', async () => {
  const found = await inside(...REACHED.map(([expression]) => expression));
  expect(REACHED.map(([expression], at) => [expression, found[at]])).toEqual(REACHED);
});

test('a module of Node that is imported at the top is refused by name', async () => {
  const { problem } = await gradeText("import { readFileSync } from 'node:fs';\nexport default readFileSync;");
  expect(problem).toMatchObject({ kind: 'unknown-import', at: { line: 1 } });
});

/** A wrapper that is right, and tries something at each load: it has hundreds of runs to succeed in. */
const whileRunning = (attempt: string): string => `
${RAW}
const attempt = (async () => {}).constructor(${JSON.stringify(attempt)});
attempt().catch(() => {});
export default (...all) => raw(...all);`;

const patient = { only: ['passes-other-answers-through', 'one-refresh-in-every-order', 'every-call-settles'] } as const;

test('import() in an evaluated text reaches no network and no files, starts no process and no thread', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-attack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const visits: string[] = [];
  const server = createServer((socket) => {
    visits.push(String(socket.remotePort));
    socket.destroy();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const mark = (name: string): string => JSON.stringify(join(folder, name));
  const attempts = [
    `(await import('node:fs')).writeFileSync(${mark('fs')}, '');`,
    `(await import('fs')).writeFileSync(${mark('fs')}, '');`,
    `(await import('data:text/javascript,import fs from "node:fs"; fs.writeFileSync(' + JSON.stringify(${mark('data')}) + ', "")'));`,
    `(await import('node:module')).createRequire('/')('node:fs').writeFileSync(${mark('module')}, '');`,
    `(await import('node:child_process')).execSync('touch ' + ${mark('child')});`,
    `new (await import('node:worker_threads')).Worker('require("fs").writeFileSync(' + JSON.stringify(${mark('worker')}) + ', "")', { eval: true });`,
    `(await import('node:net')).connect(${port}, '127.0.0.1');`,
    `(await import('node:http')).get('http://127.0.0.1:${port}');`,
    `(await import('node:vm')).runInThisContext('1'); (await import('node:inspector')).open(${port});`,
    `await fetch('http://127.0.0.1:${port}');`,
    `new WebSocket('ws://127.0.0.1:${port}');`,
  ];
  const text = whileRunning(attempts.map((one) => `try { ${one} } catch {}`).join('\n'));
  const { problem, checks } = await gradeText(text, patient);
  expect({ problem, told: checks.length }).toEqual({ problem: null, told: 3 });
  expect({ marks: await readdir(folder), visits }).toEqual({ marks: [], visits: [] });
});

test('not even what the lab itself fetches later can be imported', async () => {
  const text = `export default async () => {
    const found = await (async () => {}).constructor('return Object.keys(await import("@babel/parser")).join()')().catch((error) => error.message);
    throw new Error('<<' + found + '>>');
  };`;
  expect(await because(text, { only: ['every-call-settles'] })).toContain('Failed to import "@babel/parser"');
});

test('a wrapper that prints a report, ends and kills its process, or sends results of its own is graded by what it does', async () => {
  const forged = JSON.stringify({
    type: 'result',
    result: {
      id: 'refreshes-and-repeats',
      holds: true,
      tested: true,
      runs: 1,
      orders: null,
      because: 'trust me',
      witness: null,
    },
  });
  const tricks = [
    "console.log(JSON.stringify([{ file: 'mine.ts', held: 16 }]));",
    "outside('process.exit(0)');",
    "outside('process.kill(process.pid); process.abort()');",
    `outside('process.send')({ text: ${JSON.stringify(forged)}, mac: '00' });`,
    `outside('process.send({ text: ${forged}, mac: 0 }); process.send({ text: { type: 1 }, mac: 0 })');`,
  ];
  const statement = tricks.map((trick) => `try { ${trick} } catch {}`).join('\n');
  expect(
    await because(`${RAW}const outside = (text) => (() => {}).constructor(text)();
${statement}
export default (...all) => { ${statement} return raw(...all); };`),
  ).toBe('Posts failed with 401 at 50 ms: no refresh followed the 401.');
});

test('a wrapper that throws a text without end is quoted in part', async () => {
  expect(await because("throw new Error('x'.repeat(100_000_000));\nexport default 1;")).toBe(
    `Failed to load mine.ts: line 1: it threw Error: ${'x'.repeat(1984)}…. Correct what runs when the module is imported.`,
  );
});
