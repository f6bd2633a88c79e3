import { Button } from '../../../ui/Button.tsx';
import type { ExplorationControl } from './useExploration.ts';
import styles from './explorer.module.css';

/** Starts exploring, unless the code waits for the reader's leave; while it runs, pauses and cancels it. */
export function ExploreButtons({
  control,
  isHeld,
}: {
  readonly control: ExplorationControl;
  readonly isHeld: boolean;
}) {
  const { exploration, start, pause, goOn, cancel } = control;
  if (exploration.state === 'running' || exploration.state === 'paused') {
    return (
      <div className={styles.control}>
        {exploration.state === 'running' ? (
          // It stands where Explore stood: the second half of a double click is not meant for it.
          <Button kind="primary" onClick={(event) => event.detail < 2 && pause()}>
            Pause
          </Button>
        ) : (
          <Button kind="primary" onClick={goOn}>
            Go on
          </Button>
        )}
        <Button onClick={cancel}>Cancel</Button>
      </div>
    );
  }
  return (
    <div className={styles.control}>
      <Button kind="primary" disabled={isHeld} onClick={start}>
        {exploration.state === 'idle' ? 'Explore' : 'Explore again'}
      </Button>
    </div>
  );
}
