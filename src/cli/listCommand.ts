import { Command } from 'commander';
import { EXERCISES } from '../exercises/exercises.ts';
import { CHECKS, counted, SCENARIOS, SETTINGS } from '../sim/index.ts';
import { WRAPPERS } from '../wrappers/index.ts';
import { notesOf } from '../wrappers/notes.ts';
import type { LabCommand } from './io.ts';

/** `lab list`: the wrappers, scenarios, settings, checks and exercises, by the names that other commands take. */
export function listCommand(): LabCommand {
  const command = new Command('list')
    .description('Print the wrappers, scenarios, settings, checks and exercises.')
    .option('--json', 'print JSON');
  return {
    command,
    async run(io) {
      const { json } = command.opts<{ readonly json?: boolean }>();
      const lists: Lists = {
        wrappers: WRAPPERS.map(({ id, title }) => ({ id, title, sentence: notesOf(id).sentence })),
        scenarios: SCENARIOS.map(({ id, title, about }) => ({ id, title, about })),
        settings: SETTINGS.map(({ key, about, values }) => ({ key, about, values })),
        checks: CHECKS.map(({ id, level, sentence }) => ({ id, level, sentence })),
        exercises: EXERCISES.map(({ id, title, goals }) => ({ id, title, goals })),
      };
      io.out(json ? JSON.stringify(lists, null, 2) : textOf(lists));
      return 0;
    },
  };
}

interface Lists {
  readonly wrappers: readonly { readonly id: string; readonly title: string; readonly sentence: string }[];
  readonly scenarios: readonly { readonly id: string; readonly title: string; readonly about: string }[];
  readonly settings: readonly { readonly key: string; readonly about: string; readonly values: string }[];
  readonly checks: readonly { readonly id: string; readonly level: string; readonly sentence: string }[];
  readonly exercises: readonly { readonly id: string; readonly title: string; readonly goals: readonly string[] }[];
}

function textOf({ wrappers, scenarios, settings, checks, exercises }: Lists): string {
  return [
    section(
      'Wrappers',
      wrappers.map(({ id, sentence }) => [id, sentence]),
    ),
    section(
      'Scenarios',
      scenarios.map(({ id, about }) => [id, about]),
    ),
    section(
      'Settings',
      settings.map(({ key, about, values }) => [key, `${about} (${values})`]),
    ),
    section(
      'Checks',
      checks.map(({ id, sentence }) => [id, sentence]),
    ),
    section(
      'Exercises',
      exercises.map(({ id, title, goals }) => [id, `${title} (${counted(goals.length, 'goal')})`]),
    ),
  ].join('\n\n');
}

function section(title: string, rows: readonly (readonly [name: string, text: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return [title, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join('\n');
}
