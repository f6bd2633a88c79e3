import { expect, test } from 'vitest';
import { browserCandidates, chooseBrowser } from '../../scripts/browser.ts';

const linux = { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' }, playwrightPath: null } as const;

test('CHROME_PATH is preferred to everything else', () => {
  const env = { ...linux.env, CHROME_PATH: '/opt/mine', PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: '/opt/other' };
  const search = { ...linux, env, playwrightPath: '/cache/chrome', works: () => true };
  expect(chooseBrowser(search)).toBe('/opt/mine');
});

test("Playwright's own download is preferred to the system's browser", () => {
  expect(chooseBrowser({ ...linux, playwrightPath: '/cache/chrome', works: () => true })).toBe('/cache/chrome');
});

test('a browser that does not start is passed over', () => {
  const works = (path: string): boolean => path === '/usr/bin/google-chrome';
  expect(chooseBrowser({ ...linux, playwrightPath: '/cache/chrome', works })).toBe('/usr/bin/google-chrome');
});

test('every folder of PATH is searched on Linux', () => {
  const env = { PATH: '/somewhere/bin' };
  expect(chooseBrowser({ ...linux, env, works: (path) => path === '/somewhere/bin/chromium' })).toBe(
    '/somewhere/bin/chromium',
  );
});

test('applications are searched on macOS, for everybody and for the user', () => {
  const candidates = browserCandidates({ platform: 'darwin', env: { HOME: '/Users/ada' }, playwrightPath: null });
  expect(candidates).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(candidates).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('program folders are searched on Windows', () => {
  const env = { PROGRAMFILES: 'C:\\Program Files' };
  const candidates = browserCandidates({ platform: 'win32', env, playwrightPath: null });
  expect(candidates).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(candidates).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
});

test('a machine without a browser has none', () => {
  expect(chooseBrowser({ ...linux, works: () => false })).toBeUndefined();
});
