import { cx } from '../../../../ui/cx.ts';
import { TokenChip } from '../../../../timeline/words/TokenChip.tsx';
import type { AppStanding } from '../game/appStanding.ts';
import cell from './cell.module.css';
import styles from './sea.module.css';

/** What the app holds beside its calls: its access token, and its lock. */
export function AppFoot({
  standings,
  hasLock,
}: {
  readonly standings: readonly AppStanding[];
  readonly hasLock: boolean;
}) {
  return (
    <div className={cx(styles.foot, styles.app)}>
      {standings.map(({ tab, store, access, expired, lock, loggedOut }) => (
        <div key={tab} className={cell.holds}>
          <p className={cell.about}>
            {store}
            {standings.length > 1 && `, tab ${tab}`}
          </p>
          <p>
            <TokenChip kind="access" generation={access} expired={expired} />
          </p>
          {hasLock && (
            <>
              <p className={cell.about}>Lock</p>
              <p>{lock}</p>
            </>
          )}
          {loggedOut !== null && <p className={cell.out}>Logged out {loggedOut}</p>}
        </div>
      ))}
    </div>
  );
}
