import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { readCommonJs } from '../../src/cli/commonJs.ts';

/** What a text exports, where nothing can be required. */
function exportsOf(text: string): unknown {
  const module: { exports: unknown } = { exports: {} };
  const evaluate: unknown = compileFunction(text, ['module', 'exports']);
  if (typeof evaluate === 'function') Reflect.apply(evaluate, undefined, [module, module.exports]);
  return module.exports;
}

test('a package of one file is its text, as it is published', async () => {
  const path = 'node_modules/js-cookie/dist/js.cookie.js';
  expect(await readCommonJs(path)).toBe(readFileSync(path, 'utf8'));
});

test('a package of many files is one text, in which files may require each other in a circle', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-package-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'index.cjs'), "exports.a = require('./a.cjs'); exports.b = require('./b.cjs').name;");
  await writeFile(join(folder, 'a.cjs'), "exports.name = 'a'; exports.ofB = require('./b.cjs').name;");
  await writeFile(join(folder, 'b.cjs'), "exports.name = 'b of ' + require('./a.cjs').name;");
  expect(exportsOf(await readCommonJs(join(folder, 'index.cjs')))).toEqual({
    a: { name: 'a', ofB: 'b of a' },
    b: 'b of a',
  });
});

test('zod comes as one text', async () => {
  expect(exportsOf(await readCommonJs('node_modules/zod/index.cjs'))).toHaveProperty('z.object');
});
