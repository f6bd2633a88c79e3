import { useState } from 'react';
import { Link } from 'wouter';
import { CHECKS, checkOf, LEVELS, LEVEL_TITLES, standingOf } from '../../../sim/index.ts';
import type { Check, CheckId, CheckResult, Standing } from '../../../sim/index.ts';
import { WRAPPERS, wrapperOf } from '../../../wrappers/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/Icon.tsx';
import panel from '../../../ui/panel.module.css';
import { Notices } from '../../run/Notices.tsx';
import { Page } from '../../shell/Page.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { checkTitle, STANDING_WORDS } from './checks/standingWords.ts';
import { heldBy, useCheckTable } from './useCheckTable.ts';
import type { CheckTable } from './useCheckTable.ts';
import styles from './table.module.css';

const ICONS: Readonly<Record<Standing, IconName>> = {
  held: 'tick',
  untested: 'dash',
  'not-judged': 'question',
  violated: 'cross',
};
/** An untested one says by itself that it is. */
const SAID: Readonly<Record<Standing, string>> = {
  held: 'It holds: ',
  untested: '',
  'not-judged': '',
  violated: 'It does not: ',
};

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
        Each wrapper of the lab runs against each check, here and now, in the orders of its messages: all of them, or as
        many as its result says. Nothing in this table is written down anywhere.
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
            {table.state === 'idle' && 'This takes some minutes. The results come one by one.'}
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
      {shown && result && <Behind wrapper={shown.wrapper} result={result} />}
    </Page>
  );
}

interface LevelRowsProps {
  readonly title: string;
  readonly checks: readonly Check[];
  readonly table: CheckTable;
  readonly shown: { readonly wrapper: string; readonly check: CheckId } | null;
  readonly onShow: (cell: { readonly wrapper: string; readonly check: CheckId }) => void;
}

/** The checks of a level. Each result is a button that says more. */
function LevelRows({ title, checks, table, shown, onShow }: LevelRowsProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={WRAPPERS.length + 1} className={styles.level}>
          {title}
        </th>
      </tr>
      {checks.map(({ id: check, sentence }) => (
        <tr key={check}>
          <th scope="row" title={sentence}>
            {checkTitle(check)}
          </th>
          {WRAPPERS.map(({ id: wrapper, title: name }) => {
            const result = table.results.get(wrapper)?.get(check);
            const standing = result && standingOf(result);
            const isShown = shown?.wrapper === wrapper && shown.check === check;
            return (
              <td key={wrapper}>
                {standing && (
                  <button
                    type="button"
                    data-standing={standing}
                    aria-pressed={isShown}
                    aria-label={`${name}: ${checkTitle(check)}: ${STANDING_WORDS[standing]}`}
                    onClick={() => onShow({ wrapper, check })}
                  >
                    <Icon name={ICONS[standing]} />
                  </button>
                )}
                {!result && table.now === wrapper && isNext(check, table, wrapper) && (
                  <span className={`hatched ${styles.now}`} />
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

/** Checks run in their order. */
function isNext(check: CheckId, { results }: CheckTable, wrapper: string): boolean {
  return CHECKS[results.get(wrapper)?.size ?? 0]?.id === check;
}

/** What is behind one mark of the table. */
function Behind({ wrapper, result }: { readonly wrapper: string; readonly result: CheckResult }) {
  const { because, orders, runs } = result;
  const seen = orders === null ? null : `${orders.toLocaleString('en')} ${orders === 1 ? 'order' : 'orders'}`;
  const ran = `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'}`;
  return (
    <div className={styles.verdict} role="status">
      <p>
        <b>{wrapperOf(wrapper).title}.</b> {checkOf(result.id).sentence}
      </p>
      <p>
        {SAID[standingOf(result)]}
        {because} <span>{seen === null ? ran : `${seen}, ${ran}`}</span>
      </p>
      <Link href={`/workbench?exercise=wrapper-${wrapper}`}>Open it in the workbench</Link>
    </div>
  );
}
