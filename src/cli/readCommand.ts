import { Command } from 'commander';
import { sentenceOf, WrapperError } from '../sim/index.ts';
import type { Source } from '../sim/index.ts';
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
    .option(
      '--json',
      'print JSON: [{ file, entry, modules, tokens, refresh: { method, path, carries, answers }, expiry, doubts, confirmed }]',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 when each is read and its runs confirm it, 3 when there is a question, 2 when one is not a base query.',
    );
  return {
    command,
    async run(io) {
      const { json, config, files = [] } = command.opts<Options>();
      const subjects = [...command.args.map((file) => [file]), ...(files.length > 0 ? [files] : [])];
      if (subjects.length === 0) throw new UsageError('Failed to read: there is no file. Give the path of one.');
      const readings: Reading[] = [];
      let code: ExitCode = READ;
      const worse = (other: ExitCode): void =>
        void (code = SEVERITY.indexOf(other) > SEVERITY.indexOf(code) ? other : code);
      const refused = (message: string): void => {
        io.err(message);
        worse(NOT_A_BASE_QUERY);
      };
      const sources: Source[] = [];
      for (const paths of subjects)
        await chosenSource({ files: paths, ...(config !== undefined && { config }) }, io.folder).then(
          (source) => void sources.push(source),
          (error: unknown) => {
            if (!(error instanceof WrapperError)) throw error;
            refused(error.message);
          },
        );
      await readInWorker(
        sources,
        (read) => {
          if ('cause' in read) return refused(sentenceOf(read));
          readings.push(read);
          if (!json) io.out(`${readings.length > 1 ? '\n' : ''}${readingToText(read)}`);
          worse(codeOfReading(read));
        },
        io,
      );
      if (json) io.out(JSON.stringify(readings.map(plainReading), null, 2));
      return code;
    },
  };
}

/** A reading as `--json` prints it. */
function plainReading({ file, entry, modules, tokens, refresh, expiry, doubts, confirmed }: Reading) {
  return {
    file,
    entry,
    // What the lab's own app has stands in for the reader's, and fits.
    modules: modules.map(({ specifier, as, uses, guess }) => ({
      specifier,
      as: as === 'lab' ? ('stand-in' as const) : as,
      uses,
      guess,
    })),
    tokens,
    refresh,
    expiry,
    doubts,
    confirmed,
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

function factToText({ said, line, file, sure, remedy }: ReadingFact): string {
  const where = line === null ? '' : file === null ? `  line ${line}` : `  ${file}, line ${line}`;
  return `${said}${where}  (${sure})${remedy === null ? '' : ` ${remedy}`}`;
}
