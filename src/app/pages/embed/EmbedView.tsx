import { useState } from 'react';
import { factsOf } from '../../../sim/index.ts';
import type { RequestId, Trace } from '../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../timeline/index.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import { selectedRequest, stepOf } from '../../shell/address/runNotices.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { useShared } from '../../shell/sharing/SharedContext.ts';
import { OpenPair } from '../../run/compare/OpenPair.tsx';
import { FactStrip } from '../../run/facts/FactStrip.tsx';
import { factStrip, stepsOf } from '../../run/facts/factStrip.ts';
import { StepCaption } from '../../run/StepCaption.tsx';
import { useSandbox } from '../../run/useSandbox.ts';
import type { Sandbox } from '../../run/useSandbox.ts';
import styles from './embed.module.css';

/** A run's timeline and facts alone, for slides and course pages: `#/sandbox?wrapper=…&scenario=…&embed`. */
export function EmbedView() {
  const sandbox = useSandbox();
  const { address, notices, scenario, subject, other, reference } = sandbox;
  const { trace, run } = subject;
  const { keep } = useShared();
  const title = `${subject.wrapper.title}${other ? ` beside ${other.wrapper.title}` : ''} in ${scenario.title}`;
  return (
    <main id="main" className={styles.embed}>
      <title>{`${title}: Reauth Lab`}</title>
      <header className={styles.head}>
        <h1>
          {title}
          <a href={`#/sandbox?${keep(formatAddress(address))}`} target="_blank" rel="noreferrer">
            Open in Reauth Lab
          </a>
        </h1>
        {trace && !other && <FactStrip facts={factStrip(factsOf(trace), reference, stepsOf(trace))} />}
      </header>
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      {sandbox.isHeld && <HeldSource onLeave={() => sandbox.show({ wrapper: USUAL_WRAPPER, compare: null })} />}
      {run.state === 'failed' && <p role="alert">{run.problem.message}</p>}
      {trace && other?.trace && (
        <OpenPair a={{ name: subject.wrapper.title, trace }} b={{ name: other.wrapper.title, trace: other.trace }} />
      )}
      {trace && !other && <EmbeddedRun key={JSON.stringify(address)} sandbox={sandbox} trace={trace} title={title} />}
    </main>
  );
}

function EmbeddedRun({ sandbox: { address }, trace, title }: { sandbox: Sandbox; trace: Trace; title: string }) {
  const playback = usePlayback(trace, { startAt: stepOf(address, trace) ?? 'end' });
  const [selected, setSelected] = useState<RequestId | null>(() => selectedRequest(address, trace));
  return (
    <TimelinePanel
      trace={trace}
      playback={playback}
      selected={selected}
      onSelect={setSelected}
      caption={<StepCaption trace={trace} step={playback.step} />}
      label={`Timeline of ${title}`}
    />
  );
}
