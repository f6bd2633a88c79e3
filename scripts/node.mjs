// Plain JavaScript on purpose: this is what an old Node can still read, so it can say that it is too old.
// `node scripts/node.mjs` only checks; `node scripts/node.mjs FILE.ts …` runs the file as well.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Failed to start: this is Node ${process.versions.node}. Install Node 22.12 or newer (https://nodejs.org), or on Linux x64 run "npm ci" without --omit=optional, which brings a newer Node along.`,
  );
  process.exit(1);
}

const [file, ...args] = process.argv.slice(2);
if (file && process.features.typescript) {
  process.argv.splice(1, 2, resolve(file));
  await import(pathToFileURL(resolve(file)).href);
} else if (file) {
  // Before 22.18 Node strips types only when asked to.
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  process.exitCode = spawnSync(process.execPath, [...flags, file, ...args], { stdio: 'inherit' }).status ?? 1;
}
