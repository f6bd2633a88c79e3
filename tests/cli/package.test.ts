import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const { VITEST: _, ...ENV } = process.env;

let folder: string;

/** Runs a program in the project that has the package installed. */
function inProject(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env: ENV, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

const lab = (...args: readonly string[]) => inProject(process.execPath, 'node_modules/reauth-lab/lib/bin.js', ...args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reauth-lab-package-'));
  const made = join(folder, 'made');
  const build = spawnSync(process.execPath, ['scripts/node.mjs', 'scripts/package.ts', made], {
    env: ENV,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  inProject('npm', 'pack', './made');
  await rm(made, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const installed = inProject('npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
  if (installed.status !== 0) throw new Error(installed.err);
  await symlink(resolve('node_modules/vitest'), join(folder, 'node_modules', 'vitest'), 'junction');
  await writeFile(join(folder, 'mine.ts'), await readFile('src/wrappers/mutex-token-check.ts', 'utf8'));
});
afterAll(() => rm(folder, { recursive: true }));

test('installed it depends on nothing, and has no more than it needs', async () => {
  const manifest = JSON.parse(await readFile(join(folder, 'node_modules/reauth-lab/package.json'), 'utf8')) as object;
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('optionalDependencies');
  expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
    'reauth-lab',
    'vitest',
  ]);
  const files = await readdir(join(folder, 'node_modules/reauth-lab'), { recursive: true });
  expect(files.filter((name) => /\.test\.|\.env|\.map$/.test(name))).toEqual([]);
});

test('each command works where it is installed', () => {
  expect(lab('list').out).toContain('promise-flag');
  expect(lab('run', '--wrapper', 'mutex', '--scenario', 'late-401').out).toContain('refresh requests');
  expect(lab('run', '--file', 'mine.ts', '--scenario', 'late-401').status).toBe(0);
  expect(lab('explore', '--file', 'mine.ts', '--calls', '2').out).toMatch(
    /^mine\.ts, 2 calls: \d+ orders, and no more/,
  );
  expect(lab('export', '--wrapper', 'mutex', '--scenario', 'fresh', '--as', 'mermaid').out).toMatch(/^sequenceDiagram/);
  expect(lab('read', 'mine.ts').out).toContain('mine.ts: read, and confirmed by runs');
  expect(lab('report', 'package.json')).toMatchObject({ status: 2, out: '' });
});

test('what is violated is replayed by the command of the package', async () => {
  await writeFile(join(folder, 'flag.ts'), await readFile('src/wrappers/no-mutex.ts', 'utf8'));
  const { status, out } = lab('grade', 'flag.ts', '--only', 'one-refresh-at-once');
  expect(status).toBe(1);
  expect(out).toContain('npx reauth-lab run --file flag.ts --scenario three-at-once');
});

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=report.json'];

test.each(['node', 'jsdom'])(
  'a project whose tests run in %s asks its own wrapper for each check',
  async (environment) => {
    await writeFile(
      join(folder, 'wrapper.test.ts'),
      `import { describeWrapper } from 'reauth-lab/vitest';
describeWrapper('./mine.ts', { only: ['refreshes-and-repeats'] });
describeWrapper(new URL('./mine.ts', import.meta.url), { assignment: 'assignment.json' });
`,
    );
    await copyFile('docs/assignment.example.json', join(folder, 'assignment.json'));
    inProject(process.execPath, ...VITEST, `--environment=${environment}`);
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as object;
    expect(report).toMatchObject({ numPassedTests: 5, numFailedTests: 0 });
  },
);

test('a check that there is not is said, with those there are', async () => {
  await writeFile(
    join(folder, 'wrapper.test.ts'),
    `import { describeWrapper } from 'reauth-lab/vitest';
describeWrapper('./mine.ts', { only: ['foo'] });
`,
  );
  inProject(process.execPath, ...VITEST);
  const report = await readFile(join(folder, 'report.json'), 'utf8');
  expect(report).toContain(
    'Failed to grade ./mine.ts: there is no check \\"foo\\". Use passes-other-answers-through, ',
  );
});

test('the types of the door are right where a strict project uses it', async () => {
  const options = {
    strict: true,
    module: 'ESNext',
    moduleResolution: 'bundler',
    noEmit: true,
    lib: ['ES2022', 'DOM'],
    types: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['use.ts'] }));
  const use = (id: string) =>
    `import { describeWrapper } from 'reauth-lab/vitest';\ndescribeWrapper('./mine.ts', { only: ['${id}'] });\n`;
  const tsc = () => inProject(process.execPath, resolve('node_modules/typescript/bin/tsc'), '-p', '.');
  await writeFile(join(folder, 'use.ts'), use('one-refresh-at-once'));
  expect(tsc()).toMatchObject({ status: 0, out: '' });
  await writeFile(join(folder, 'use.ts'), use('foo'));
  expect(tsc().out).toContain('TS2322');
});
