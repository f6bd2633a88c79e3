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
])('%j is answered by one line and exit code 2', async ([args, err]) => {
  expect(await captured(args)).toEqual({ code: 2, out: '', err });
});
