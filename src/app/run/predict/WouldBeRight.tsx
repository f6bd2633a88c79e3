import type { Scenario } from '../../../sim/index.ts';
import { layout, Timeline } from '../../../timeline/index.ts';
import { useMemo } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useWouldBeRight } from './useWouldBeRight.ts';
import styles from './predict.module.css';

/** Of the drawing; where there is no room for it, the words are enough. */
const WIDTH_PX = 720;

interface WouldBeRightProps {
  readonly said: number;
  readonly scenario: Scenario;
  readonly onCompare: (wrapper: string) => void;
}

/** A wrong number is the right one for something else: shows for what. */
export function WouldBeRight({ said, scenario, onCompare }: WouldBeRightProps) {
  const other = useWouldBeRight(said, scenario);
  const geometry = useMemo(
    () => other && layout(other.trace, { width: WIDTH_PX, orientation: 'across', compact: true }),
    [other],
  );
  if (!other || !geometry) return null;
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
      <div className={styles.drawing}>
        <Timeline trace={trace} geometry={geometry} label={`The run of ${wrapper.title}`} />
      </div>
    </div>
  );
}
