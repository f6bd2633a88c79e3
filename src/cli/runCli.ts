import { Command, CommanderError } from 'commander';
import { WrapperError } from '../sim/index.ts';
import { exploreCommand } from './exploreCommand.ts';
import { exportCommand } from './exportCommand.ts';
import { gradeCommand } from './grade/gradeCommand.ts';
import type { ExitCode, Io } from './io.ts';
import { listCommand } from './listCommand.ts';
import { readCommand } from './readCommand.ts';
import { reportCommand } from './reportCommand.ts';
import { runCommand } from './runCommand.ts';
import { serveCommand } from './serve/serveCommand.ts';
import { UsageError } from './errors.ts';

/**
 * The command line of the lab.
 *
 * @param args what stands behind `lab`.
 * @returns the exit code: 0; 1 when `grade` found checks violated; 2 when the command line or the wrapper is at fault, with one sentence on `io.err`.
 */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  const program = new Command('lab')
    .description('Run reauth wrappers against a simulated FastAPI server, from the command line.')
    .helpCommand(false);
  const commands = [
    listCommand(),
    runCommand(),
    readCommand(),
    exploreCommand(),
    exportCommand(),
    gradeCommand(),
    reportCommand(),
    serveCommand(),
  ];
  for (const { command } of commands) program.addCommand(command);
  for (const command of [program, ...program.commands]) sayErrorsInOneSentence(command, io);

  try {
    if (args.length === 0) throw new UsageError(`Failed to start: no command. ${choicesOf(program)}`);
    program.parse(args, { from: 'user' });
    const [name] = program.args;
    const chosen = commands.find(({ command }) => command.name() === name);
    if (!chosen) throw new UsageError(`Failed to start: no command. ${choicesOf(program)}`);
    return await chosen.run(io);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (!(error instanceof UsageError || error instanceof WrapperError)) throw error;
    io.err(error.message);
    return 2;
  }
}

function sayErrorsInOneSentence(command: Command, io: Io): void {
  command
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      outputError: () => {},
      getOutHasColors: () => false,
    })
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageErrorOf(error, command);
    });
}

/** Commander says `error: unknown option '--wraper'`, and on a line of its own `(Did you mean --wrapper?)`. */
function usageErrorOf(error: CommanderError, command: Command): UsageError {
  const [said = '', guess] = error.message.replace(/^error: /, '').split('\n');
  return new UsageError(
    `Failed to read the command line: ${said.replace(/\.(?: .*)?$/, '')}. ${guess?.slice(1, -1) ?? choicesOf(command)}`,
  );
}

function choicesOf(command: Command): string {
  const { commands, options } = command;
  const names = commands.length > 0 ? commands.map((sub) => sub.name()) : options.map((option) => option.long);
  return `Use ${names.join(', ')} or --help.`;
}
