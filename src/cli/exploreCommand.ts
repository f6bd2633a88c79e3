import { Command } from 'commander';
import { aboutInWords, callsOf, counted, MOST_REFRESHES, witnessToText } from '../sim/index.ts';
import type { Exploration, Scenario } from '../sim/index.ts';
import type { LabCommand } from './io.ts';
import { exploreInWorker } from './process/runInWorker.ts';
import type { Explored } from './process/runInWorker.ts';
import { chosenScenario, chosenSource, withSubject } from './subject.ts';
import type { SubjectOptions } from './subject.ts';
import { UsageError } from './errors.ts';

interface Options extends SubjectOptions {
  readonly max: string;
  readonly user: string;
  readonly json?: boolean;
}

/** About a minute of runs: more than `no-mutex` has with three calls. */
const MAX = '20000';

/** What is printed of an exploration. */
interface ExploreReport extends Pick<Exploration, 'complete' | 'schedules'> {
  readonly wrapper: string;
  readonly calls: number;
  /** About how many orders there are, where not all were run. */
  readonly estimate?: number;
  readonly outcomes: readonly {
    readonly refreshRequests: number;
    readonly forcedLogouts: number;
    readonly outcome: string;
    readonly count: number;
    readonly witness: string;
  }[];
}

/** `lab explore`: every order of a scenario's messages, and what they lead to. */
export function exploreCommand(): LabCommand {
  const command = withSubject(
    new Command('explore').description(
      'Run a wrapper in every order of its messages and count what the orders lead to.',
    ),
    'the scenario, by default three-at-once; its latencies do not matter',
  )
    .option('--max <number>', 'stop after this many orders', MAX)
    .option('--user <when>', 'when the user acts: last, with nothing in flight, or any, at any moment', 'last')
    .option('--json', 'print JSON: { wrapper, calls, complete, schedules, estimate, outcomes }')
    .addHelpText(
      'after',
      '\nOrders that differ only in independent events count once. "lab run --schedule" replays a witness.',
    );
  return {
    command,
    async run(io) {
      const options = command.opts<Options>();
      const { scenario } = await chosenScenario(options, io.folder, 'three-at-once');
      const max = wholeNumber('--max', options.max);
      const source = await chosenSource(options, io.folder);
      const user = lastOrAny(options.user);
      const { stopped: signal, note } = io;
      const onEstimate = (orders: number): void =>
        note?.(
          `There are ${aboutInWords(orders)} orders: an estimate from 100 runs.${orders > max ? ` It stops after ${max.toLocaleString('en')}; --max takes another number.` : ''}`,
        );
      const explored = await exploreInWorker({ source, scenario, max, user }, { stopped: signal, onEstimate });
      const report = reportOf(source.id, scenario, explored);
      io.out(options.json ? JSON.stringify(report, null, 2) : textOf(report));
      if (!explored.stopped) return 0;
      io.err(`Stopped after ${counted(report.schedules, 'order')}: this is what there is so far.`);
      return 130;
    },
  };
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`Failed to read ${option}: "${text}" is no whole number from 1 up. Give one such as ${MAX}.`);
}

function lastOrAny(text: string): 'last' | 'any' {
  if (text === 'last' || text === 'any') return text;
  throw new UsageError(`Failed to read --user: "${text}" is neither last nor any. Use one of them.`);
}

function reportOf(wrapper: string, scenario: Scenario, { exploration, estimate }: Explored): ExploreReport {
  const { complete, schedules, outcomes } = exploration;
  return {
    wrapper,
    calls: callsOf(scenario).length,
    complete,
    schedules,
    ...(!complete && estimate !== null && { estimate: Math.max(schedules, Math.round(estimate)) }),
    outcomes: outcomes.map(({ refreshRequests, forcedLogouts, outcome, count, witness }) => ({
      refreshRequests,
      forcedLogouts,
      outcome,
      count,
      witness: witnessToText(witness),
    })),
  };
}

function textOf({ wrapper, calls, complete, schedules, estimate, outcomes }: ExploreReport): string {
  const all = complete
    ? 'and no more'
    : estimate === undefined
      ? 'of more'
      : `of ${aboutInWords(estimate)}, an estimate from 100 runs`;
  const rows = outcomes.map(({ refreshRequests, forcedLogouts, outcome, count, witness }) => [
    refreshRequests === MOST_REFRESHES ? `${MOST_REFRESHES} or more` : String(refreshRequests),
    String(forcedLogouts),
    outcome,
    String(count),
    witness,
  ]);
  return [
    `${wrapper}, ${counted(calls, 'call')}: ${counted(schedules, 'order')}, ${all}`,
    '',
    ...aligned([['refreshes', 'logouts', 'outcome', 'orders', 'witness'], ...rows]),
    '',
    'Counts of orders are not probabilities: a rare order may be the usual one on your network.',
  ].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
