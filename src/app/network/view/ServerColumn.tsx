import { cx } from '../../controls/cx.ts';
import { TokenChip } from '../../../timeline/words/TokenChip.tsx';
import type { ServerStanding } from '../game/serverStanding.ts';
import styles from './sea.module.css';

/** What is true at FastAPI, whatever the app believes. */
export function ServerColumn({ standing, rows }: { readonly standing: ServerStanding; readonly rows: number }) {
  const { access, refresh, family } = standing;
  return (
    <div className={cx(styles.truth, styles.server)} style={{ '--rows': rows }}>
      <div className={styles.cell}>
        <h3>Access tokens</h3>
        <TokenChip kind="access" generation={access.generation} expired={access.expired} />
        <p className={styles.about}>{access.about}</p>
      </div>
      <div className={styles.cell}>
        <h3>Refresh token</h3>
        <TokenChip kind="refresh" generation={refresh.generation} />
        <p className={styles.about}>{refresh.about}</p>
      </div>
      <div className={styles.cell}>
        <h3>Family</h3>
        <span className={cx(styles.state, !family.isGood && styles.failed)}>{family.words}</span>
        <p className={styles.about}>{family.about}</p>
      </div>
    </div>
  );
}
