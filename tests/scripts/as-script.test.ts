import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleScript } from '../../scripts/as-script.ts';
import { browserAlias } from '../../vite.config.ts';

/** What it was before files were read, 215.6 KB, and 15 % more: see docs/decisions/0061. */
const ENGINE_BYTES = 247_900;

test('the engine for readers’ code is one script of at most 248 KB of gzip, before a library is asked for', async () => {
  const { text } = await bundleScript(
    fileURLToPath(new URL('../../src/app/worker/engine.ts', import.meta.url)),
    browserAlias,
  );
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(ENGINE_BYTES);
  expect(text).not.toContain('FlowParserMixin');
});

test.each([
  ['axios', 'create'],
  ['js-cookie', 'default'],
  ['jwt-decode', 'jwtDecode'],
  ['zod', 'object'],
])('%s is the text of one CommonJS module that requires nothing', async (name, member) => {
  const { text } = await bundleScript(fileURLToPath(import.meta.resolve(name)), [], 'cjs');
  const exports: Record<string, unknown> = {};
  const requireNothing = (): never => {
    throw new Error('it requires something');
  };
  const evaluate: unknown = compileFunction(text, ['exports', 'require']);
  if (typeof evaluate === 'function') Reflect.apply(evaluate, undefined, [exports, requireNothing]);
  expect(Object.keys(exports)).toContain(member);
});
