import { Timeline } from '../../../timeline/index.ts';
import panel from '../../../ui/panel.module.css';
import { lockedRun } from '../predict/lockedRun.ts';
import { Cover } from '../LockedRunView.tsx';
import type { Side } from './side.ts';
import styles from './compare.module.css';

/** Two runs that are shut, on one axis. */
export function LockedPair({ sides }: { sides: readonly Side[] }) {
  const rangeMs = Math.max(...sides.map(({ trace }) => trace.events.at(-1)?.atMs ?? 0));
  return (
    <section className={panel.panel} aria-label="The beginning of both runs">
      {sides.map(({ name, trace }) => {
        const locked = lockedRun(trace, rangeMs);
        return (
          <div key={name} className={styles.side}>
            <h2>{name}</h2>
            <Timeline
              trace={locked.trace}
              until={locked.until}
              cover={<Cover locked={locked} />}
              label={`The beginning of ${name}`}
            />
          </div>
        );
      })}
    </section>
  );
}
