import { expect, test } from 'vitest';
import { ensureBrowser, installationsFor } from '../../scripts/browser-installation.ts';

const whats = (machine: { isRoot: boolean; hasApt: boolean }): readonly string[] =>
  installationsFor(machine).map((installation) => installation.what);

test("root on Debian tries Playwright's download first and the distribution's packages after it", () => {
  expect(whats({ isRoot: true, hasApt: true })).toEqual([
    "Playwright's Chromium",
    "the distribution's chromium-headless-shell",
    "the distribution's chromium",
  ]);
});

test('nobody but root on Debian is offered a package', () => {
  expect(whats({ isRoot: false, hasApt: true })).toEqual(["Playwright's Chromium"]);
  expect(whats({ isRoot: true, hasApt: false })).toEqual(["Playwright's Chromium"]);
});

test('nothing is installed when there is a browser', () => {
  const tried: string[] = [];
  const browser = ensureBrowser(
    () => '/usr/bin/chromium',
    installationsFor({ isRoot: true, hasApt: true }),
    ({ what }) => tried.push(what),
  );
  expect(browser).toBe('/usr/bin/chromium');
  expect(tried).toEqual([]);
});

test('installing stops at the first that brings a browser', () => {
  const tried: string[] = [];
  const browser = ensureBrowser(
    () => (tried.length > 0 ? '/cache/chrome' : undefined),
    installationsFor({ isRoot: true, hasApt: true }),
    ({ what }) => tried.push(what),
  );
  expect(browser).toBe('/cache/chrome');
  expect(tried).toEqual(["Playwright's Chromium"]);
});

test('when nothing brings a browser there is none', () => {
  const tried: string[] = [];
  const browser = ensureBrowser(
    () => undefined,
    installationsFor({ isRoot: true, hasApt: true }),
    ({ what }) => tried.push(what),
  );
  expect(browser).toBeUndefined();
  expect(tried).toHaveLength(3);
});
