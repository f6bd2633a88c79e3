import { cx } from '../../../../ui/cx.ts';
import { TokenChip } from '../../../../timeline/words/TokenChip.tsx';
import type { ServerStanding } from '../game/serverStanding.ts';
import cell from './cell.module.css';
import styles from './sea.module.css';

/** What is true at FastAPI, whatever the app believes. */
export function ServerColumn({ standing, rows }: { readonly standing: ServerStanding; readonly rows: number }) {
  const { access, refresh, family } = standing;
  return (
    <div className={cx(styles.truth, styles.server)} style={{ '--rows': rows }}>
      <div className={cell.cell}>
        <h3>Access tokens</h3>
        <TokenChip kind="access" generation={access.generation} expired={access.expired} />
        <p className={cell.about}>{access.about}</p>
      </div>
      <div className={cell.cell}>
        <h3>Refresh token</h3>
        <TokenChip kind="refresh" generation={refresh.generation} />
        <p className={cell.about}>{refresh.about}</p>
      </div>
      <div className={cell.cell}>
        <h3>Family</h3>
        <span className={cx(cell.state, !family.isGood && cell.failed)}>{family.words}</span>
        <p className={cell.about}>{family.about}</p>
      </div>
    </div>
  );
}
