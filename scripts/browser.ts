import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright';

/** What the search looks at: an argument, so that it can be tested without a browser. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where Playwright would put its own download; `null` where it has none for this platform. */
  readonly playwrightPath: string | null;
  /** Tells whether there is a browser at this path. */
  readonly works: (path: string) => boolean;
}

const COMMANDS = [
  // The same engine without the window that the others draw unseen: half the work for each page.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Every place where a Chromium, Chrome or Edge may be, best first. */
export function browserCandidates({ platform, env, playwrightPath }: Omit<BrowserSearch, 'works'>): readonly string[] {
  const asked = [env['CHROME_PATH'], env['PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'], playwrightPath];
  return [...asked, ...usualPlaces(platform, env)].flatMap((path) => path || []);
}

/** The first candidate that works. */
export function chooseBrowser(search: BrowserSearch): string | undefined {
  return browserCandidates(search).find(search.works);
}

/** The path of a browser that the tests can drive, or `undefined` when this machine has none. */
export function findBrowser(): string | undefined {
  return chooseBrowser({ platform: process.platform, env: process.env, playwrightPath: playwrightPath(), works });
}

/** How Playwright launches that browser. */
export function launchOptions(): { readonly executablePath?: string } {
  const executablePath = findBrowser();
  return executablePath === undefined ? {} : { executablePath };
}

/**
 * On Linux a file may exist and not start: a download without the libraries it needs, or the stub that asks for a snap.
 * Elsewhere existing is enough, and on Windows asking for the version would open a window.
 */
function works(path: string): boolean {
  if (!existsSync(path)) return false;
  return (
    process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}

function usualPlaces(platform: NodeJS.Platform, env: BrowserSearch['env']): readonly string[] {
  switch (platform) {
    case 'darwin':
      return ['', env['HOME'] ?? ''].flatMap((home) =>
        MAC_APPS.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
      );
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((root) =>
        root === undefined ? [] : WINDOWS_PROGRAMS.map((program) => win32.join(root, program)),
      );
    default: {
      const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
      return COMMANDS.flatMap((command) =>
        [...folders, '/usr/bin', '/snap/bin'].map((folder) => posix.join(folder, command)),
      );
    }
  }
}

function playwrightPath(): string | null {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}
