import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captured } from './captured.ts';

test('help goes to the standard output and is no error', async () => {
  for (const args of [['--help'], ['list', '--help'], ['run', '--help'], ['explore', '--help']]) {
    const { code, out, err } = await captured(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: lab');
  }
});

test.for<[string[], string]>([
  [[], 'Failed to start: no command. Use list, run, read, explore, export, grade, report, serve or --help.'],
  [
    ['sing'],
    "Failed to read the command line: unknown command 'sing'. Use list, run, read, explore, export, grade, report, serve or --help.",
  ],
  [['lst'], "Failed to read the command line: unknown command 'lst'. Did you mean list?"],
  [['run', '--wraper', 'mutex'], "Failed to read the command line: unknown option '--wraper'. Did you mean --wrapper?"],
  [['list', '--zzz'], "Failed to read the command line: unknown option '--zzz'. Use --json or --help."],
  [['list', 'mutex'], "Failed to read the command line: too many arguments for 'list'. Use --json or --help."],
  [
    ['run', '--set'],
    "Failed to read the command line: option '--set <key=value...>' argument missing. Use --wrapper, --file, --files, --config, --scenario, --calls, --set, --schedule, --json or --help.",
  ],
  [['run', '--json=1'], "Failed to read the command line: unknown option '--json=1'. Did you mean --json?"],
  [
    ['run', 'mutex'],
    "Failed to read the command line: too many arguments for 'run'. Use --wrapper, --file, --files, --config, --scenario, --calls, --set, --schedule, --json or --help.",
  ],
  [
    ['run', '--wrapper'],
    "Failed to read the command line: option '--wrapper <id>' argument missing. Use --wrapper, --file, --files, --config, --scenario, --calls, --set, --schedule, --json or --help.",
  ],
  [
    ['serve', '--port', '99999'],
    "Failed to read the command line: option '--port <number>' argument '99999' is invalid. It is a whole number from 0 to 65535.",
  ],
  [
    ['serve', '--access-seconds', '0'],
    "Failed to read the command line: option '--access-seconds <number>' argument '0' is invalid. It is a whole number from 1 to 86400.",
  ],
  [['serve', '--allow-host', ''], 'Failed to read --allow-host: it is empty. Give it a name, or leave it out.'],
  [['grade', '--csv', '', 'a.ts'], 'Failed to read --csv: it is empty. Give it a path, or leave it out.'],
  [['grade', '--files', ' '], 'Failed to read --files: it is empty. Give it a path, or leave it out.'],
  [['report', ''], 'Failed to read : its path is empty. Give the path of an exported file, or of a folder of them.'],
  [
    ['run', '--wrapper', 'mutex', '--scenario', 'fresh', '--config', 'x.json'],
    'Failed to run: --config is for a file of your own. Leave it out, or use --file.',
  ],
])('%j is answered by one line and exit code 2', async ([args, err]) => {
  expect(await captured(args)).toEqual({ code: 2, out: '', err });
});

test('an address that is none is refused with its line, whatever is done with the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  await writeFile(
    join(folder, 'mine.ts'),
    '// @reauth-lab base=http://%\nexport default async () => ({ data: [] });\n',
  );
  const said =
    'Failed to read mine.ts: line 1: base is "http://%". Give an address, such as https://api.example.com/v1 or /.';
  for (const args of [
    ['run', '--scenario', 'fresh', '--file', 'mine.ts'],
    ['read', 'mine.ts'],
  ])
    expect(await captured(args, folder)).toEqual({ code: 2, out: '', err: said });
});
