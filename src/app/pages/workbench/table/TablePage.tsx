import { useState } from 'react';
import { Link } from 'wouter';
import { CHECKS, LEVELS, LEVEL_TITLES } from '../../../../sim/index.ts';
import type { CheckId } from '../../../../sim/index.ts';
import { WRAPPERS } from '../../../../wrappers/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import panel from '../../../../ui/panel.module.css';
import { Notices } from '../../../run/Notices.tsx';
import { Page } from '../../../shell/Page.tsx';
import { PageHead } from '../../../shell/PageHead.tsx';
import { LevelRows } from './LevelRows.tsx';
import { heldBy, useCheckTable } from './useCheckTable.ts';
import { Verdict } from './Verdict.tsx';
import styles from './table.module.css';

/** Every wrapper of the lab against every check: computed here, and nowhere written down. */
export default function TablePage() {
  const { table, start, cancel } = useCheckTable();
  const [shown, setShown] = useState<{ readonly wrapper: string; readonly check: CheckId } | null>(null);
  const result = shown && table.results.get(shown.wrapper)?.get(shown.check);
  const total = WRAPPERS.length * CHECKS.length;
  const count = [...table.results.values()].reduce((sum, row) => sum + row.size, 0);
  const now = WRAPPERS.find(({ id }) => id === table.now);
  return (
    <Page title="Every wrapper against every check" look="tools">
      <PageHead title="Every wrapper, every check" end={<Link href="/workbench">To the workbench</Link>}>
        Each wrapper of the lab runs against each check, here and now, in all orders of its messages. Nothing in this
        table is written down anywhere.
      </PageHead>
      <Notices notices={table.problems} />
      <section className={panel.panel} aria-labelledby="table">
        <h2 id="table" className="visually-hidden">
          The table
        </h2>
        <div className={styles.bar}>
          {table.state === 'running' ? (
            <Button onClick={cancel}>Cancel</Button>
          ) : (
            <Button kind="primary" onClick={start}>
              {table.state === 'idle' ? `Run all ${total}` : 'Run again'}
            </Button>
          )}
          <p role="status">
            {table.state === 'idle' && 'This takes a minute or two. The results come one by one.'}
            {now && `${now.title}: ${count} of ${total}`}
            {table.state === 'done' && `All ${total} have run.`}
            {table.state === 'cancelled' && `Cancelled after ${count} of ${total}.`}
          </p>
        </div>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Results">
          <table>
            <thead>
              <tr>
                <th scope="col">Check</th>
                {WRAPPERS.map(({ id, title }) => (
                  <th key={id} scope="col" data-now={id === table.now || undefined}>
                    <Link href={`/workbench?exercise=wrapper-${id}`}>{title}</Link>
                  </th>
                ))}
              </tr>
            </thead>
            {LEVELS.map((level) => (
              <LevelRows
                key={level}
                title={LEVEL_TITLES[level]}
                checks={CHECKS.filter((check) => check.level === level)}
                table={table}
                shown={shown}
                onShow={setShown}
              />
            ))}
            <tfoot>
              <tr>
                <th scope="row">Held</th>
                {WRAPPERS.map(({ id }) => (
                  <td key={id}>{heldBy(table, id) ?? ''}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
      {shown && result && <Verdict wrapper={shown.wrapper} result={result} />}
    </Page>
  );
}
