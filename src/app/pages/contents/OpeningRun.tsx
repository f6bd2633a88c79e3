import { useSyncExternalStore } from 'react';
import type { Trace } from '../../../sim/index.ts';
import { Timeline } from '../../../timeline/index.ts';
import type { Geometry, Playback } from '../../../timeline/index.ts';
import { tallyAt } from './tally.ts';
import type { Tally } from './tally.ts';
import styles from './opening.module.css';

interface OpeningRunProps {
  readonly name: string;
  readonly trace: Trace;
  readonly geometry: Geometry;
  readonly playback: Playback;
}

const STANDS: Readonly<Record<Tally['user'], string>> = {
  loading: 'loading',
  filled: 'all loaded',
  failed: 'failed',
  'logged out': 'logged out',
};

/** One of the two runs, and what it has cost up to the playhead. */
export function OpeningRun({ name, trace, geometry, playback }: OpeningRunProps) {
  const { get, subscribe } = playback.place;
  const refreshes = useSyncExternalStore(subscribe, () => tallyAt(trace, get()).refreshes);
  const user = useSyncExternalStore(subscribe, () => tallyAt(trace, get()).user);
  return (
    <div className={styles.run} inert>
      <p className={styles.head}>
        <b>{name}</b>
        <span className={styles.count}>
          <strong>{refreshes}</strong> {refreshes === 1 ? 'refresh' : 'refreshes'}
        </span>
        <span className={styles.user} data-user={user}>
          {STANDS[user]}
        </span>
      </p>
      <Timeline trace={trace} geometry={geometry} playback={playback} label={name} />
    </div>
  );
}
