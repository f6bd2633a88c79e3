import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { IS_PACKAGE, ROOT } from '../labFiles.ts';

/** What the script is made of, from the root of the project. */
export const MADE_OF = [
  'package-lock.json',
  'scripts/bundle-job.ts',
  'scripts/bundle.ts',
  'src/cli',
  'src/reading',
  'src/sim',
];

/** Where it is in the repository: a folder for each state of what it is made of. */
const JOBS = join(ROOT, 'node_modules/.cache/reauth-lab/jobs');

/** What a process that does a job must be able to read: its script, with all that this needs. */
export const READ_BY_JOBS: readonly string[] = IS_PACKAGE ? [join(ROOT, 'lib'), join(ROOT, 'package.json')] : [JOBS];

/**
 * The script of a process that does a job, one file with all that it imports: it begins in a third of the time that its
 * modules take, and nothing else need be readable for it. In the repository it is made when what it is made of has changed.
 *
 * @throws {Error} when it cannot be made
 */
export async function jobScript(): Promise<string> {
  if (IS_PACKAGE) return join(ROOT, 'lib/cli/jobWorker.js');
  const folder = join(JOBS, stateOf(MADE_OF));
  const script = join(folder, 'cli/jobWorker.js');
  if (!existsSync(script)) {
    const args = ['scripts/node.mjs', 'scripts/bundle-job.ts', folder];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  }
  return script;
}

/** A name for what files and folders are now: another when one of them has changed, come, or gone. */
function stateOf(paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesIn(path)).map((path) => `${path} ${statSync(join(ROOT, path)).mtimeMs}`);
  return createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
}

function filesIn(path: string): readonly string[] {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path)).flatMap((name) => filesIn(`${path}/${name}`));
}
