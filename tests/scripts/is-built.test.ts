import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { whyToBuild } from '../../scripts/is-built.ts';

const FILES = ['src/app/main.tsx', 'index.html', 'docs/page.md', 'dist/index.html'];

/** The folder of a project whose files all changed at noon, and whose site was built at one. */
async function project(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'reauth-lab-built-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await Promise.all(['src/app', 'dist', 'docs'].map((folder) => mkdir(join(root, folder), { recursive: true })));
  await Promise.all(FILES.map((file) => writeFile(join(root, file), '')));
  await Promise.all([...FILES, 'src/app', 'src'].map((path) => touch(root, path, 12)));
  await touch(root, 'dist/index.html', 13);
  return root;
}

/** Says that something changed at this hour of a day. */
async function touch(root: string, path: string, hour: number): Promise<void> {
  const at = Date.UTC(2026, 0, 1, hour) / 1000;
  await utimes(join(root, path), at, at);
}

test('a site that is newer than all that it is made of is served as it is', async () => {
  const root = await project();
  expect(await whyToBuild(root, 'dist/index.html')).toBeNull();
});

test('a site that is missing is built', async () => {
  const root = await project();
  await rm(join(root, 'dist'), { recursive: true });
  expect(await whyToBuild(root, 'dist/index.html')).toBe('there is no dist/index.html');
});

test.for(['src/app/main.tsx', 'index.html'])('a site is built again when %s has changed', async (path) => {
  const root = await project();
  await touch(root, path, 14);
  expect(await whyToBuild(root, 'dist/index.html')).toBe(`${path} has changed since`);
});

test('a site is built again when a file is gone', async () => {
  const root = await project();
  await rm(join(root, 'src/app/main.tsx'));
  await touch(root, 'src/app', 14);
  expect(await whyToBuild(root, 'dist/index.html')).toBe('src/app has changed since');
});

test('what the site is not made of may change', async () => {
  const root = await project();
  await touch(root, 'docs/page.md', 14);
  expect(await whyToBuild(root, 'dist/index.html')).toBeNull();
});
