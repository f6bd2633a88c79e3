import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { ensureBrowser, installationsFor, NO_BROWSER } from './browser-installation.ts';
import type { Installation } from './browser-installation.ts';

const machine = { isRoot: process.getuid?.() === 0, hasApt: existsSync('/usr/bin/apt-get') };
if (ensureBrowser(findBrowser, installationsFor(machine), runCommands) === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}

function runCommands({ what, commands }: Installation): void {
  console.log(`No browser for the tests yet: installing ${what}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of commands) {
    if (spawnSync(command, args, { stdio: 'inherit', env, timeout: 300_000 }).status !== 0) return;
  }
}
