import { use } from 'react';
import { Link } from 'wouter';
import { POLICIES } from '../../../../lessons/policies.ts';
import { factsOf, OUTCOME_NAMES, scenarioOf } from '../../../../sim/index.ts';
import type { Facts, Trace } from '../../../../sim/index.ts';
import { cx } from '../../../../ui/cx.ts';
import { Until } from '../../../../ui/Until.tsx';
import { WRAPPERS } from '../../../../wrappers/index.ts';
import { useRunner } from '../../../run/figures/useRunner.ts';
import { sandboxHref } from '../../../run/figures/runNames.ts';
import { Waiting } from '../../../run/figures/Waiting.tsx';
import styles from './policies.module.css';

/** Of a row while its runs are under way. */
const ROW_PX = 45;

/** Every wrapper in a scenario, under each policy of the server, with the facts of its runs. */
export function PolicyFigure({ scenario }: { scenario: string }) {
  const runner = useRunner();
  // All are asked for before the first is waited for.
  const asked = WRAPPERS.map(({ id, title }) => ({
    title,
    cells: POLICIES.map(({ id: policy, settings }) => {
      const spec = { wrapper: id, scenario, settings };
      return { policy, href: sandboxHref(spec), trace: runner(spec) };
    }),
  }));
  const traces = asked.flatMap(({ cells }) => cells.map(({ trace }) => trace));
  return (
    <Until all={traces} meanwhile={<Waiting heightPx={(WRAPPERS.length + 1) * ROW_PX} />}>
      <Table scenario={scenario} asked={asked} />
    </Until>
  );
}

interface TableProps {
  readonly scenario: string;
  readonly asked: readonly {
    readonly title: string;
    readonly cells: readonly {
      readonly policy: string;
      readonly href: string | null;
      readonly trace: Promise<Trace>;
    }[];
  }[];
}

function Table({ scenario, asked }: TableProps) {
  const rows = asked.map(({ title, cells }) => ({
    title,
    cells: cells.map(({ trace, ...cell }) => ({ ...cell, facts: factsOf(use(trace)) })),
  }));
  const { title } = scenarioOf(scenario);
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={`Every wrapper under every policy, ${title}`}>
      <table className={styles.table}>
        <caption>{title}: calls that are filled, and refreshes made</caption>
        <thead>
          <tr>
            <th scope="col">Wrapper</th>
            {POLICIES.map((policy) => (
              <th key={policy.id} scope="col">
                {policy.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.title}>
              <th scope="row">{row.title}</th>
              {row.cells.map(({ policy, href, facts }) => {
                const { ends, detail } = cellOf(facts);
                return (
                  <td key={policy} className={cx(facts.outcome !== 'all-succeeded' && styles.bad)}>
                    {href === null ? ends : <Link href={href}>{ends}</Link>}
                    <small>{detail}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a run ended, and what it took: a cell of the table. */
function cellOf({ outcome, succeeded, calls, refreshRequests }: Facts): {
  readonly ends: string;
  readonly detail: string;
} {
  const refreshes = `${refreshRequests === 0 ? 'no' : refreshRequests} ${refreshRequests === 1 ? 'refresh' : 'refreshes'}`;
  switch (outcome) {
    case 'all-succeeded':
      return { ends: `all ${calls}`, detail: refreshes };
    case 'some-failed':
      return { ends: `${succeeded} of ${calls}`, detail: refreshes };
    case 'logged-out':
      return { ends: `${succeeded} of ${calls}, logged out`, detail: refreshes };
    case 'stuck':
    case 'runaway':
      return { ends: OUTCOME_NAMES[outcome], detail: refreshes };
  }
}
