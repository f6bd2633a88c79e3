import { callLabel } from '../../../../sim/index.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { cx } from '../../../../ui/cx.ts';
import type { CallStanding } from '../game/callStandings.ts';
import cell from './cell.module.css';
import styles from './sea.module.css';

/** What the app knows of a call. */
export function CallCell({ standing: { call, state, words, about } }: { readonly standing: CallStanding }) {
  return (
    <div className={cx(cell.cell, styles.app)}>
      <h3>{callLabel(call)}</h3>
      <span className={cx(cell.state, cell[state])}>
        {state === 'filled' && <Icon name="tick" />}
        {state === 'waiting' && <span className={cx('hatched', cell.hatch)} aria-hidden="true" />}
        {words}
      </span>
      <p className={cell.about}>{about}</p>
    </div>
  );
}
