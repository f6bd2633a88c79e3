import { chmod, copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { LIBRARIES } from '../src/reading/libraries.ts';
import { readLibrary } from '../src/cli/sources.ts';
import { CHECK_IDS } from '../src/sim/index.ts';
import { bundle } from './bundle.ts';

// The package that the command line and `describeWrapper` are installed from. `node scripts/package.ts FOLDER` makes it in a
// folder. Without one it is made in the repository itself, for `npm pack`, and `restore` takes it away again.
//
// The page's packages are no concern of the command line's, and Node strips no types below `node_modules`: so all that the
// command line needs is in it, as JavaScript, and it depends on nothing.

const MANIFEST = 'package.json';
const KEPT = 'package.json.repository';

const KEPT_FIELDS = v.object({
  name: v.string(),
  version: v.string(),
  description: v.string(),
  license: v.string(),
  type: v.string(),
  engines: v.record(v.string(), v.string()),
});

/** What it has besides what is built: texts that a wrapper is run with, and what npm shows. */
const TEXTS = ['src/wrappers', 'src/live/app', 'README.md', 'LICENSE', 'SECURITY.md'];

const NEEDED = `const [major, minor] = process.versions.node.split('.').map(Number);
const isOld = major < 22 || (major === 22 && minor < 12);
const needed = \`Failed to start Reauth Lab: this is Node \${process.versions.node}. Use Node 22.12 or newer.\`;
`;

const BIN = `#!/usr/bin/env node
${NEEDED}if (isOld) {
  console.error(needed);
  process.exitCode = 1;
} else await import('./cli/lab.js');
`;

const VITEST = `${NEEDED}if (isOld) throw new Error(needed);
const { describeWrapper } = await import('./cli/describeWrapper.js');
export { describeWrapper };
`;

const TYPES = `/** The checks by name. */
export type CheckId =
${CHECK_IDS.map((id) => `  | '${id}'`).join('\n')};

export interface DescribeOptions {
  /** Which checks; without it all. */
  readonly only?: readonly CheckId[];
  /** The file of an assignment: the goals of its exercise, in place of \`only\`. */
  readonly assignment?: string;
  /** A file that says what the wrapper's backend is like, in place of the \`reauth-lab.json\` beside it. */
  readonly config?: string;
}

/**
 * Registers a test for each check of a wrapper: it is graded as by \`reauth-lab grade\`, once, in a process of its own.
 *
 * @param path of the wrapper's module: from the folder that Vitest was started in, or a file URL such as
 *   \`new URL('./baseQuery.ts', import.meta.url)\`
 */
export declare function describeWrapper(path: string | URL, options?: DescribeOptions): void;
`;

const [wanted] = process.argv.slice(2);
if (wanted === 'restore') {
  await rename(KEPT, MANIFEST);
  await rm('lib', { recursive: true });
} else if (wanted === undefined) {
  await buildInto('lib');
  await copyFile(MANIFEST, KEPT);
  await writeFile(MANIFEST, await manifest());
} else {
  await buildInto(join(wanted, 'lib'));
  for (const path of TEXTS) await cp(path, join(wanted, path), { recursive: true });
  await writeFile(join(wanted, MANIFEST), await manifest());
}

async function buildInto(lib: string): Promise<void> {
  await bundle(['lab', 'jobWorker', 'describeWrapper'], lib);
  await mkdir(join(lib, 'libraries'));
  for (const name of LIBRARIES) await writeFile(join(lib, 'libraries', `${name}.txt`), await readLibrary(name));
  await writeFile(join(lib, 'bin.js'), BIN);
  await chmod(join(lib, 'bin.js'), 0o755);
  await writeFile(join(lib, 'vitest.js'), VITEST);
  await writeFile(join(lib, 'vitest.d.ts'), TYPES);
}

async function manifest(): Promise<string> {
  const own: unknown = JSON.parse(await readFile(MANIFEST, 'utf8'));
  const packed = {
    ...v.parse(KEPT_FIELDS, own),
    bin: { 'reauth-lab': './lib/bin.js' },
    exports: {
      './vitest': { types: './lib/vitest.d.ts', default: './lib/vitest.js' },
      './package.json': './package.json',
    },
    files: ['lib', ...TEXTS.slice(0, 2), 'SECURITY.md'],
    peerDependencies: { vitest: '>=3' },
    peerDependenciesMeta: { vitest: { optional: true } },
  };
  return `${JSON.stringify(packed, null, 2)}\n`;
}
