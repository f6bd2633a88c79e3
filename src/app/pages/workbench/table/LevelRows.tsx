import { CHECKS, standingOf } from '../../../../sim/index.ts';
import type { Check, CheckId, Standing } from '../../../../sim/index.ts';
import { WRAPPERS } from '../../../../wrappers/index.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import type { IconName } from '../../../../ui/Icon.tsx';
import { checkTitle } from '../checks/checkTitle.ts';
import { STANDING_WORDS } from '../checks/words.ts';
import type { CheckTable } from './useCheckTable.ts';
import styles from './table.module.css';

const ICONS: Readonly<Record<Standing, IconName>> = { held: 'tick', untested: 'dash', violated: 'cross' };

interface LevelRowsProps {
  readonly title: string;
  readonly checks: readonly Check[];
  readonly table: CheckTable;
  readonly shown: { readonly wrapper: string; readonly check: CheckId } | null;
  readonly onShow: (cell: { readonly wrapper: string; readonly check: CheckId }) => void;
}

/** The checks of a level. Each result is a button that says more. */
export function LevelRows({ title, checks, table, shown, onShow }: LevelRowsProps) {
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
