import { CHECKS } from '../../../sim/index.ts';
import type { Check, CheckId } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { Icon } from '../../shell/Icon.tsx';
import { checkTitle } from '../checks/checkTitle.ts';
import type { CheckTable } from './useCheckTable.ts';
import styles from './table.module.css';

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
            const isShown = shown?.wrapper === wrapper && shown.check === check;
            return (
              <td key={wrapper}>
                {result && (
                  <button
                    type="button"
                    data-holds={result.holds}
                    aria-pressed={isShown}
                    aria-label={`${name}: ${checkTitle(check)}: ${result.holds ? 'holds' : 'violated'}`}
                    onClick={() => onShow({ wrapper, check })}
                  >
                    <Icon name={result.holds ? 'tick' : 'cross'} />
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
