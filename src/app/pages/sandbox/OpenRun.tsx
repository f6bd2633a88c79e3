import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { factRows, factsOf } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { usePlayback } from '../../../timeline/index.ts';
import type { Playback } from '../../../timeline/index.ts';
import panel from '../../../ui/panel.module.css';
import { stepsOf } from '../../run/FactStrip.tsx';
import { lockedRun } from '../../run/lockedRun.ts';
import { requestAtStep } from '../../run/atStep.ts';
import { TimelineOrTable } from '../../run/TimelineOrTable.tsx';
import { usePlayOnce } from '../../run/usePlayOnce.ts';
import type { Address } from '../../shell/address/address.ts';
import { selectedRequest, stepOf } from '../../shell/address/runNotices.ts';
import type { AddressState } from '../../shell/address/useAddress.ts';
import { Dock } from './Dock.tsx';
import type { DockSubject } from './Dock.tsx';
import styles from './sandbox.module.css';

interface OpenRunProps {
  readonly trace: Trace;
  /** It is about to be replaced by another run. */
  readonly isPrevious: boolean;
  /** `Mutex in Late 401` */
  readonly name: string;
  /** It was shut until now, and goes on from there. */
  readonly plays: boolean;
  readonly address: Pick<Address, 'view' | 'step' | 'request'>;
  readonly change: AddressState['change'];
  readonly dock: DockSubject;
  /** In the transport, before and after the speed. */
  readonly actions: ReactNode;
  readonly actionsAfter: ReactNode;
  /** What came of the reader's prediction. */
  readonly children: ReactNode;
}

/** A run on the timeline or as a table, with everything that follows its playhead. */
export function OpenRun(props: OpenRunProps) {
  const { trace, isPrevious, name, plays, address, dock, actions, actionsAfter, children } = props;
  const change = isPrevious ? notAtAll : props.change;
  const step = stepOf(address, trace);
  const playback = usePlayback(trace, { startAt: plays ? lockedRun(trace).until : (step ?? 'end') });
  usePlayOnce(playback, plays);
  useStepInAddress(playback, step, change);
  const request = selectedRequest(address, trace) ?? requestAtStep(trace, playback.step);
  return (
    <>
      <TimelineOrTable
        trace={trace}
        playback={playback}
        isTable={address.view === 'table'}
        onTable={(isTable) => change({ view: isTable ? 'table' : 'timeline' })}
        selected={request}
        onSelect={(id) => change({ request: id }, 'replace')}
        label={isPrevious ? 'The run before' : `Timeline of ${name}`}
        tableLabel="Timeline as a table"
        actions={actions}
        actionsAfter={actionsAfter}
      />
      {children}
      <Dock {...dock} at={{ trace, step: playback.step, request, onSeek: playback.seekStep }} />
      <AllFacts trace={trace} />
    </>
  );
}

function notAtAll(): void {}

/**
 * Keeps the playhead in the address while it stands still, and follows the address when that changes by itself.
 *
 * @param step of the address; `null` for the end of the run
 */
function useStepInAddress(playback: Playback, step: number | null, change: AddressState['change']): void {
  const { playing, seekStep, steps } = playback;
  const here = playback.step === steps ? null : playback.step;
  /** What the address says, as far as this hook knows. */
  const known = useRef(step);

  useEffect(() => {
    if (step === known.current) return;
    known.current = step;
    seekStep(step ?? steps);
  }, [step, seekStep, steps]);

  useEffect(() => {
    if (playing || here === known.current) return;
    known.current = here;
    change({ step: here }, 'replace');
  }, [playing, here, change]);
}

/** Everything that was counted in a run, as `lab run` prints it; steps where its order was chosen and time stands still. */
function AllFacts({ trace }: { readonly trace: Trace }) {
  const steps = stepsOf(trace);
  return (
    <section className={`${panel.panel} ${styles.facts}`} aria-labelledby="all-facts">
      <h2 id="all-facts">All facts of this run</h2>
      <dl>
        {factRows(factsOf(trace)).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{label === 'duration' && steps !== null ? `${steps} steps` : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
