import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { because, gradeText, inside, RAW } from './gradeText.ts';

test('constructor.constructor leads to a global scope with no network, no files and no process in it', async () => {
  const names =
    `fetch WebSocket EventSource XMLHttpRequest importScripts require module Worker WebAssembly MessageChannel
    BroadcastChannel SharedArrayBuffer navigator localStorage performance global CompressionStream`.split(/\s+/);
  const found = await inside(...names.map((name) => `outside('return typeof ${name}')`));
  expect(found).toEqual(names.map(() => 'undefined'));
});

test('of process there is a clock tick and an empty environment', async () => {
  expect(
    await inside(
      "outside('return Reflect.ownKeys(process).join()')",
      "outside('return Object.keys(process.env).length')",
      "outside('return typeof process.send + typeof process.exit + typeof process.binding + typeof process.getBuiltinModule')",
      "outside('return Object.getPrototypeOf(process) === Object.prototype')",
    ),
  ).toEqual(['nextTick,env', '0', 'undefinedundefinedundefinedundefined', 'true']);
});

test('of Buffer and console there is no more than the lab needs, and nothing that leads on', async () => {
  expect(
    await inside(
      "outside('return Reflect.ownKeys(Buffer).join()')",
      "outside('return Reflect.ownKeys(console).join()')",
      "outside('return Reflect.ownKeys(globalThis).filter((key) => typeof key === `symbol`).map((key) => String(globalThis[key])).join()')",
    ),
  ).toEqual(['byteLength,concat,allocUnsafe', 'log,info,warn,error,debug,trace', 'undefined,undefined']);
});

test('an evaluated text has no more than that', async () => {
  expect(
    await inside(
      "(0, eval)('typeof process.exit')",
      "outside('return require(`node:fs`)')",
      "outside('return import.meta.url')",
      "new (async () => {}).constructor('return import.meta.url')",
    ),
  ).toEqual([
    'undefined',
    'throws require is not defined',
    "throws Cannot use 'import.meta' outside a module",
    "throws Cannot use 'import.meta' outside a module",
  ]);
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

test.each([
  ['prints a report', "console.log(JSON.stringify([{ file: 'mine.ts', held: 16 }]));"],
  ['ends its process', "try { outside('process.exit(0)'); } catch {}"],
  ['kills its process', "try { outside('process.kill(process.pid); process.abort()'); } catch {}"],
  [
    'sends results of its own',
    'try { outside(\'process.send({ text: JSON.stringify({ type: `result`, result: { id: `refreshes-and-repeats`, holds: true, tested: true, runs: 1, orders: null, because: `trust me`, witness: null } }), mac: `00` }); process.send({ text: `{"type":"done"}`, mac: `00` })\'); } catch {}',
  ],
])('a wrapper that %s is graded by what it does', async (_name, statement) => {
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
