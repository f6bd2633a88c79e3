import type { Scenario } from '../../../sim/index.ts';
import { MiniRun } from '../../../timeline/index.ts';
import { Button } from '../../controls/Button.tsx';
import { useWouldBeRight } from './useWouldBeRight.ts';
import styles from './predict.module.css';

interface WouldBeRightProps {
  readonly said: number;
  readonly scenario: Scenario;
  readonly onCompare: (wrapper: string) => void;
}

/** A wrong number is the right one for something else: shows for what. */
export function WouldBeRight({ said, scenario, onCompare }: WouldBeRightProps) {
  const other = useWouldBeRight(said, scenario);
  if (!other) return null;
  const { wrapper, trace } = other;
  return (
    <div className={styles.would}>
      <div>
        <h3>
          {said} would be right for {wrapper.title}.
        </h3>
        <p>In the same scenario, this is its run. {wrapper.sentence}</p>
        <Button onClick={() => onCompare(wrapper.id)}>See both on one axis</Button>
      </div>
      <MiniRun trace={trace} width={520} label={`The run of ${wrapper.title}`} />
    </div>
  );
}
