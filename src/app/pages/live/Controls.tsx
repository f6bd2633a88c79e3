import type { Username } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { LiveStage } from './useStage.ts';
import type { Live } from './useLiveSession.ts';
import styles from './live.module.css';

/** What can be done to the app and its server, now. */
export function Controls({ live: { session, state }, stage }: { live: Live; stage: LiveStage }) {
  const isThere = Object.keys(state.tabs).length > 0;
  const isRemote = Object.values(state.tabs).some(({ backend }) => backend === 'remote');
  const logIn = (as: Username) => session.send({ to: 1, do: 'log-in', as });
  return (
    <div className={styles.controls} role="toolbar" aria-label="Controls">
      <span className={styles.group}>
        <Button kind="primary" disabled={!isThere} onClick={() => session.send({ to: 'all', do: 'mount' })}>
          Mount all three
        </Button>
        <Button disabled={state.storedToken === null} onClick={stage.expire}>
          Expire the access token
        </Button>
        <Button disabled={isRemote} onClick={() => void stage.revoke()}>
          Revoke the refresh token
        </Button>
        <Button disabled={!isThere} onClick={() => logIn('ann')}>
          Log in
        </Button>
        <Button disabled={!isThere || isRemote} onClick={() => logIn('bob')}>
          Log in as Bob
        </Button>
        <Button disabled={!isThere} onClick={() => session.send({ to: 1, do: 'log-out' })}>
          Log out
        </Button>
      </span>
      <span className={styles.group}>
        <Switch on={stage.places.length === 2} onChange={stage.setTwoTabs}>
          Two tabs
        </Switch>
        <Button onClick={stage.reload}>Reload</Button>
        <Button onClick={stage.stop}>Stop</Button>
        <Button kind="quiet" onClick={() => void stage.reset()}>
          Reset everything
        </Button>
      </span>
      {isThere && state.storedToken === null && (
        <span className={styles.unlocks}>Log in first: there is no token yet.</span>
      )}
    </div>
  );
}
