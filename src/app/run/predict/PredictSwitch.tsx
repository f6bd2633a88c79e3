import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { PredictionsState } from './usePredictions.ts';
import styles from './predict.module.css';

/** Whether runs are shut until the reader has committed to a number, and how well that has gone. */
export function PredictSwitch({ state: { predictions, score, setFirst, forget } }: { state: PredictionsState }) {
  return (
    <>
      <span className={styles.switch}>
        <Switch on={predictions.first} onChange={setFirst}>
          Predict first
        </Switch>
      </span>
      {predictions.first && score !== null && (
        <span className={styles.score}>
          {score}
          <Button kind="quiet" title="Forget these predictions" aria-label="Forget these predictions" onClick={forget}>
            <Icon name="cross" />
          </Button>
        </span>
      )}
    </>
  );
}
