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
import { Stopped, UsageError } from './errors.ts';

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
    refuseEmpty(chosen.command);
    return await chosen.run(io);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof Stopped) {
      io.err(error.message);
      return 130;
    }
    if (!(error instanceof UsageError || error instanceof WrapperError)) throw error;
    io.err(error.message);
    return 2;
  }
}

/** @throws {UsageError} for the path or name of an option that is empty: a shell variable that was not set, as a rule. */
function refuseEmpty(command: Command): void {
  for (const { long, flags, attributeName } of command.options.map((option) => ({
    long: option.long ?? option.flags,
    flags: option.flags,
    attributeName: option.attributeName(),
  }))) {
    const value: unknown = command.getOptionValue(attributeName);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!/<(file|path|url|names)/.test(flags) || !values.some((one) => typeof one === 'string' && one.trim() === ''))
      continue;
    throw new UsageError(`Failed to read ${long}: it is empty. Give it ${wantedBy(flags)}, or leave it out.`);
  }
}

function wantedBy(flags: string): string {
  if (flags.includes('<url')) return 'an address';
  return flags.includes('<names') ? 'a name' : 'a path';
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
  const [, cause = said, allowed] = /^(.*?)\.(?: (.*))?$/.exec(said) ?? [];
  // Of a wrong value it says what is allowed.
  const remedy = error.code === 'commander.invalidArgument' ? allowed : guess?.slice(1, -1);
  return new UsageError(`Failed to read the command line: ${cause}. ${remedy ?? choicesOf(command)}`);
}

function choicesOf(command: Command): string {
  const { commands, options } = command;
  const names = commands.length > 0 ? commands.map((sub) => sub.name()) : options.map((option) => option.long);
  return `Use ${names.join(', ')} or --help.`;
}
