import type { Source } from '../source/source.ts';
import { runChecks } from './runChecks.ts';
import { countStanding } from './standing.ts';
import type { CheckOptions, CheckResult } from './check.ts';

/** One wrapper against every check. */
export interface CheckRow {
  /** The wrapper's id, or the name of a reader's file. */
  readonly wrapper: string;
  /** In the order of `CHECKS`. */
  readonly results: readonly CheckResult[];
  /** Those that were put to the test, and hold. */
  readonly held: number;
  readonly violated: number;
}

/** Every wrapper against every check, in the order of the sources. */
export async function checkTable(
  sources: readonly Source[],
  options: CheckOptions & { readonly onRow?: (row: CheckRow) => void | Promise<void> } = {},
): Promise<readonly CheckRow[]> {
  const rows: CheckRow[] = [];
  for (const source of sources) {
    const results = await runChecks(source, options);
    if (options.signal?.aborted) break;
    const row: CheckRow = {
      wrapper: source.id,
      results,
      held: countStanding(results, 'held'),
      violated: countStanding(results, 'violated'),
    };
    rows.push(row);
    await options.onRow?.(row);
  }
  return rows;
}
