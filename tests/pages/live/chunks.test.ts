import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parse } from '@babel/parser';
import { expect, inject, test } from 'vitest';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { importsOf } from '../../architecture/importsOf.ts';

// WebKit does not keep the order of modules that wait for each other by a top-level `await`: the app was there before the
// wrapper, and the wrapper before the store.

test('no chunk that the live page loads waits at its top level', async () => {
  const chunks = await chunksOf('live/index.html');
  expect(chunks.size).toBeGreaterThan(WRAPPERS.length);
  expect([...chunks].filter(([, text]) => waitsAtTop(text)).map(([path]) => path)).toEqual([]);
});

test.each([
  ['const a = await b;', true],
  ['for await (const a of b) {}', true],
  ['if (a) { await b; }', true],
  ['async function a() { await b; }', false],
  ['const a = async () => { for await (const c of b) {} };', false],
  ['class A { async a() { await b; } }', false],
])('%s waits at the top level: %s', (text, waits) => {
  expect(waitsAtTop(text)).toBe(waits);
});

/** The texts of all chunks that a page of the built site may load, by path. */
async function chunksOf(page: string): Promise<ReadonlyMap<string, string>> {
  const html = await textOf(page);
  const chunks = new Map<string, string>();
  const open = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => resolve(page, path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (chunks.has(path)) continue;
    const text = await textOf(path);
    chunks.set(path, text);
    for (const { specifier } of importsOf(text)) if (/^\.{1,2}\//.test(specifier)) open.push(resolve(path, specifier));
  }
  return chunks;
}

function textOf(path: string): Promise<string> {
  return readFile(join(inject('siteFolder'), path), 'utf8');
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function waitsAtTop(text: string): boolean {
  const waits = (node: object): boolean => {
    const type = 'type' in node ? String(node.type) : '';
    if (/Function|Method/.test(type)) return false;
    if (type === 'AwaitExpression' || (type === 'ForOfStatement' && 'await' in node && node.await === true))
      return true;
    return Object.values(node).some((value: unknown) => typeof value === 'object' && value !== null && waits(value));
  };
  return waits(parse(text, { sourceType: 'module' }).program);
}
