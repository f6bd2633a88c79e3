import { useMemo } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { factsOf } from '../../../sim/index.ts';
import { prefersStillness, usePlayback } from '../../../timeline/index.ts';
import { useWidth } from '../../../timeline/view/useWidth.ts';
import { Button } from '../../../ui/Button.tsx';
import { usePlayOnce } from '../../run/usePlayOnce.ts';
import { useTrace } from '../../run/figures/LessonRuns.tsx';
import { OpeningRun } from './OpeningRun.tsx';
import { openingLayout } from './openingLayout.ts';
import { openingSentence } from './openingSentence.ts';
import styles from './opening.module.css';

const BROKEN: RunSpec = { wrapper: 'no-mutex', scenario: 'three-at-once' };
const CORRECT: RunSpec = { wrapper: 'mutex', scenario: 'three-at-once' };

/** The stampede, playing by itself, beside the run without it. */
export function Opening() {
  const [broken, correct] = [useTrace(BROKEN), useTrace(CORRECT)];
  const { ref, width } = useWidth();
  const still = prefersStillness();
  const longer = factsOf(broken).durationMs > factsOf(correct).durationMs ? broken : correct;
  const playback = usePlayback(longer, { startAt: still ? 'end' : 'start' });
  usePlayOnce(playback, !still);
  const shown = useMemo(() => (width ? openingLayout(broken, correct, width) : null), [broken, correct, width]);
  const over = playback.step >= playback.steps && !playback.playing;
  return (
    <figure className={styles.figure}>
      <div ref={ref} className={styles.runs} data-side-by-side={shown?.sideBySide || undefined}>
        {shown && (
          <>
            <OpeningRun name="No lock" trace={broken} geometry={shown.geometries[0]} playback={playback} />
            <OpeningRun name="A lock" trace={correct} geometry={shown.geometries[1]} playback={playback} />
          </>
        )}
      </div>
      <figcaption>
        <span>{openingSentence(broken, correct)}</span>
        <Button kind="quiet" onClick={playback.toggle}>
          {playback.playing ? 'Pause' : over ? 'Play again' : 'Play'}
        </Button>
      </figcaption>
    </figure>
  );
}
