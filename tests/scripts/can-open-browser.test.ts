import { expect, test } from 'vitest';
import { canOpenBrowser } from '../../scripts/can-open-browser.ts';

const desk = { platform: 'linux', env: { DISPLAY: ':0' }, isTTY: true } as const;

test('a Linux desktop can open a page, by X or by Wayland', () => {
  expect(canOpenBrowser(desk)).toBe(true);
  expect(canOpenBrowser({ ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
});

test('a Linux machine without a display cannot', () => {
  expect(canOpenBrowser({ ...desk, env: {} })).toBe(false);
  expect(canOpenBrowser({ ...desk, env: { DISPLAY: '' } })).toBe(false);
});

test('macOS and Windows can', () => {
  expect(canOpenBrowser({ ...desk, platform: 'darwin', env: {} })).toBe(true);
  expect(canOpenBrowser({ ...desk, platform: 'win32', env: {} })).toBe(true);
});

test('no page is opened in a pipeline, over SSH, or when told not to', () => {
  expect(canOpenBrowser({ ...desk, isTTY: false })).toBe(false);
  expect(canOpenBrowser({ ...desk, env: { ...desk.env, CI: 'true' } })).toBe(false);
  expect(canOpenBrowser({ ...desk, env: { ...desk.env, SSH_CONNECTION: '10.0.0.1' } })).toBe(false);
  expect(canOpenBrowser({ ...desk, env: { ...desk.env, BROWSER: 'none' } })).toBe(false);
});
