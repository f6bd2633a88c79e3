import { runCli } from '../../src/cli/runCli.ts';

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process and catches what it prints. */
export async function captured(args: readonly string[], folder: string = import.meta.dirname): Promise<Captured> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, { out: (text) => out.push(text), err: (text) => err.push(text), folder });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
