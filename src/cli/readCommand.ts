import { Command } from 'commander';
import { WrapperError } from '../sim/index.ts';
import type { Reading, ReadingFact } from '../reading/reading.ts';
import type { ExitCode, LabCommand } from './io.ts';
import { readInWorker } from './process/runInWorker.ts';
import { chosenSource } from './subject.ts';
import { UsageError } from './errors.ts';

interface Options {
  readonly json?: boolean;
  readonly config?: string;
  readonly files?: readonly string[];
}

/** What a reading of a file comes to, as an exit code. */
const READ: ExitCode = 0;
const NOT_A_BASE_QUERY: ExitCode = 2;
const QUESTION: ExitCode = 3;

/** Of several files the worst counts. */
const SEVERITY: readonly ExitCode[] = [READ, QUESTION, NOT_A_BASE_QUERY];

/** `lab read FILES…`: how the lab reads a file: what, where it was found, how sure, and what would make it sure. */
export function readCommand(): LabCommand {
  const command = new Command('read')
    .description('Say how the lab reads a wrapper of your own: its base query, its tokens, its refresh.')
    .argument('[files...]', 'TypeScript or JavaScript files, each by itself, or folders with a base query in them')
    .option('--files <paths...>', 'files that belong together: one of them has the base query')
    .option('--config <path>', 'what its backend is like, in place of the reauth-lab.json beside it')
    .option('--json', 'print JSON');
  return {
    command,
    async run(io) {
      const { json, config, files = [] } = command.opts<Options>();
      const readings: Reading[] = [];
      let code: ExitCode = READ;
      const worse = (other: ExitCode): void =>
        void (code = SEVERITY.indexOf(other) > SEVERITY.indexOf(code) ? other : code);
      const subjects = [...command.args.map((file) => [file]), ...(files.length > 0 ? [files] : [])];
      if (subjects.length === 0) throw new UsageError('Failed to read: there is no file. Give the path of one.');
      for (const paths of subjects) {
        try {
          const source = await chosenSource({ files: paths, ...(config !== undefined && { config }) }, io.folder);
          const reading = await readInWorker(source);
          readings.push(reading);
          if (!json) io.out(readingToText(reading));
          worse(codeOfReading(reading));
        } catch (error) {
          if (!(error instanceof WrapperError)) throw error;
          io.err(error.message);
          worse(NOT_A_BASE_QUERY);
        }
      }
      if (json) io.out(JSON.stringify(readings, null, 2));
      return code;
    },
  };
}

function codeOfReading({ entry, doubts, confirmed }: Reading): ExitCode {
  if (entry === null) return NOT_A_BASE_QUERY;
  return doubts.length > 0 || !confirmed ? QUESTION : READ;
}

/** A reading, a line for each fact. */
export function readingToText(reading: Reading): string {
  const { file, entry, facts, doubts, confirmed } = reading;
  if (entry === null)
    return `${file}: not a base query\n\n  It has no function that sends a request for RTK Query. Give the file that createApi takes its baseQuery from.`;
  const width = Math.max(...facts.map(({ what }) => what.length));
  const lines = facts.map((fact) => `  ${fact.what.padEnd(width)}  ${factToText(fact)}`);
  const questions = doubts.flatMap(({ question, choices }) => [
    '',
    `  ? ${question}`,
    ...choices.map(({ means, comment }) => `      ${comment}    ${means}`),
  ]);
  const state =
    doubts.length > 0 ? 'read, with a question' : confirmed ? 'read, and confirmed by runs' : 'read, and not confirmed';
  return [`${file}: ${state}`, '', ...lines, ...questions].join('\n');
}

function factToText({ said, line, sure, remedy }: ReadingFact): string {
  const where = line === null ? '' : `  line ${line}`;
  return `${said}${where}  (${sure})${remedy === null ? '' : ` ${remedy}`}`;
}
