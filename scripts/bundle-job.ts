import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { MADE_OF } from '../src/cli/process/jobScript.ts';
import { bundle } from './bundle.ts';

// `node scripts/bundle-job.ts FOLDER` makes the script of a process that does a job, with all that it needs, in a folder of
// its own: see src/cli/process/jobScript.ts. What was made beside it before is taken away.

const [folder = ''] = process.argv.slice(2);
const making = `${folder}.${process.pid}`;
const modules = (await bundle(['jobWorker'], making)).map((path) => relative(process.cwd(), path));
const overlooked = modules.find((path) => path.startsWith('src') && !MADE_OF.some((part) => path.startsWith(part)));
if (overlooked !== undefined)
  throw new Error(`Failed to make the script of a job: ${overlooked} is in it. Add it to MADE_OF.`);
// Below `node_modules` no other file says what its modules are.
await writeFile(join(making, 'package.json'), '{ "type": "module" }\n');
try {
  // The folder is there when it is whole.
  await rename(making, folder);
} catch {
  // Another process was faster.
  await rm(making, { recursive: true });
}
const others = (await readdir(dirname(folder))).filter((name) => !name.startsWith(basename(folder)));
await Promise.all(others.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
