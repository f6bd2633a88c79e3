import { fileURLToPath } from 'node:url';

/** A way to get a browser: commands that must all succeed. */
export interface Installation {
  readonly what: string;
  readonly commands: readonly (readonly [command: string, ...args: string[]])[];
}

export const NO_BROWSER =
  'Failed to find a browser for the tests: this machine has no Chromium, Chrome or Edge that starts, and none could be installed. Install Google Chrome or Chromium, or set CHROME_PATH to one, and run "npm test" again.';

/** What may be tried on this machine, in this order. Debian's package also brings the libraries a download lacks. */
export function installationsFor(machine: {
  readonly isRoot: boolean;
  readonly hasApt: boolean;
}): readonly Installation[] {
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
  const download: Installation = {
    what: "Playwright's Chromium",
    commands: [[process.execPath, playwright, 'install', 'chromium']],
  };
  const debian = (name: string): Installation => ({
    what: `the distribution's ${name}`,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', name],
    ],
  });
  return machine.isRoot && machine.hasApt
    ? [download, debian('chromium-headless-shell'), debian('chromium')]
    : [download];
}

/**
 * Finds a browser, or tries one installation after another until there is one.
 *
 * @returns its path, or `undefined` when nothing helped.
 */
export function ensureBrowser(
  find: () => string | undefined,
  installations: readonly Installation[],
  install: (installation: Installation) => void,
): string | undefined {
  let browser = find();
  for (const installation of installations) {
    if (browser !== undefined) break;
    install(installation);
    browser = find();
  }
  return browser;
}
