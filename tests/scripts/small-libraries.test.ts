import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bundleScript } from '../../scripts/as-script.ts';
import { treeOf, wordsOf } from '../../src/app/worker/stubs/wordTree.ts';
import { checkSyntax } from '../../src/sim/source/checkSyntax.ts';
import { stripTypes } from '../../src/sim/source/stripTypes.ts';
import { browserAlias } from '../../vite.config.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A module of ours with the libraries that it has in a browser: what it exports. */
async function inBrowser(path: string): Promise<Record<string, unknown>> {
  const { text } = await bundleScript(at(path), browserAlias, 'cjs');
  const exports: Record<string, unknown> = {};
  const evaluate: unknown = compileFunction(text, ['exports']);
  if (typeof evaluate === 'function') Reflect.apply(evaluate, undefined, [exports]);
  return exports;
}

function call(exports: Record<string, unknown>, name: string, file: string, text: string): unknown {
  const called = exports[name];
  return typeof called === 'function' ? Reflect.apply(called, undefined, [file, text]) : null;
}

const TEXTS = ['src/wrappers', 'tests/cases/shapes', 'tests/cases/articles'].flatMap((folder) =>
  readdirSync(at(folder))
    .filter((file) => /\.[jt]sx?$/.test(file))
    .map((file) => [file, readFileSync(at(`${folder}/${file}`), 'utf8')] as const),
);

/** What a text may have besides. */
const OTHERS: readonly (readonly [file: string, text: string])[] = [
  ['jsx.tsx', 'export const card = (n: number) => <p title="a &amp; b">&lt;{n}&gt;&nbsp;{...[n]}</p>;'],
  [
    'enum.ts',
    'enum A { B = 1, C = B << 2, D = "d" }\nexport { A };\nexport default abstract class E { private readonly f = 1; }',
  ],
  [
    'letters.ts',
    'const größe = 1, имя = 2, 変数 = 3, a\u200d = 4, 𠮷 = 5, _$ = größe; export { имя, 変数, a\u200d, 𠮷, _$ };',
  ],
  [
    'words.ts',
    'let of = 1, async = 2, get = 3, type = 4, satisfies = 5, constructors = 6, le = of; export { async as default, le };',
  ],
  [
    'import.ts',
    'import type { A } from "a";\nimport b, { type C, d } from "b";\nexport * from "e";\nexport const f = (x: A) => b(d as C, x!);',
  ],
];

/** What the parser says is wrong. */
const WRONG: readonly (readonly [file: string, text: string])[] = [
  ['letter.ts', 'const €uro = 1;'],
  ['open.ts', 'export function f() {'],
  ['twice.ts', 'const a = 1;\nconst a = 2;'],
  ['flow.js', 'type A = {| a: number |};'],
  ['placeholder.ts', 'const a = %%b%%;'],
  ['await.ts', 'function f() { await 1; }'],
];

test('what takes types off gives the same text in a browser, where its library is small, as in Node', async () => {
  const small = await inBrowser('src/sim/source/stripTypes.ts');
  expect(TEXTS.length).toBeGreaterThan(50);
  for (const [file, text] of [...TEXTS, ...OTHERS])
    expect(call(small, 'stripTypes', file, text)).toBe(stripTypes(file, text));
});

test('the parser finds the same in a browser, where it is small, as in Node, and says the same of what is wrong', async () => {
  const small = await inBrowser('src/sim/source/checkSyntax.ts');
  const told = async (checked: unknown): Promise<string> => {
    try {
      return JSON.stringify(await checked);
    } catch (error) {
      return String(error);
    }
  };
  for (const [file, text] of [...TEXTS, ...OTHERS, ...WRONG])
    expect(await told(call(small, 'checkSyntax', file, text))).toBe(await told(checkSyntax(file, text)));
  for (const [file, text] of WRONG) await expect(checkSyntax(file, text)).rejects.toThrow(file);
});

test('a tree of words is made of its words, and they are read off it', () => {
  const words = { as: 4, async: 6, break: 9 };
  const tree = treeOf(words);
  // The empty beginning, a, as, asy, asyn, async, b, br, bre, brea, break.
  expect(tree.length).toBe(11 * 27);
  expect(tree.slice(0, 4)).toEqual(Int32Array.of(-1, 27, 6 * 27, -1));
  expect(tree[2 * 27]).toBe(4);
  expect(wordsOf(tree)).toEqual(words);
  const whole: unknown = createRequire(import.meta.url)('sucrase/dist/parser/tokenizer/readWordTree.js');
  const table = z.object({ READ_WORD_TREE: z.instanceof(Int32Array) }).parse(whole).READ_WORD_TREE;
  expect(treeOf(wordsOf(table))).toEqual(table);
});
