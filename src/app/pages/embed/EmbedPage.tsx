import { useState } from 'react';
import type { RefObject } from 'react';
import { factsOf, sentenceOf, standsAt } from '../../../sim/index.ts';
import type { RequestId, Trace } from '../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../timeline/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { FactStrip, factStrip, stepsOf } from '../../run/FactStrip.tsx';
import { BelowSource, StandList } from '../../run/code/CallStands.tsx';
import { HeldSource } from '../../run/HeldSource.tsx';
import { OpenPair } from '../../run/OpenPair.tsx';
import { StepCaption } from '../../run/StepCaption.tsx';
import { runAheadOf, useRunsOf } from '../../run/useRunsOf.ts';
import { useWrappers } from '../../run/useWrappers.ts';
import type { Address } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import { selectedRequest, stepOf } from '../../shell/address/runNotices.ts';
import { SANDBOX, useAddress } from '../../shell/address/useAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { useShared } from '../../shell/address/OpenLink.tsx';
import { useToldHeight } from './useToldHeight.ts';
import styles from './embed.module.css';

export { runAheadOf as runAhead };

/** A run's timeline and facts alone, for slides and course pages: `#/sandbox?wrapper=…&scenario=…&embed`. */
export default function EmbedPage() {
  const wrappers = useWrappers();
  const { address, notices, change } = useAddress(SANDBOX, wrappers.vocabulary);
  const { subject, other, reference, isHeld, notices: runNotices } = useRunsOf(address, wrappers);
  const { trace, run } = subject;
  const { keep } = useShared();
  const main = useToldHeight();
  const [selected, setSelected] = useState<RequestId | null>(address.request);
  const title = `${subject.wrapper.title}${other ? ` beside ${other.wrapper.title}` : ''} in ${subject.scenario.title}`;
  return (
    <main id="main" ref={main} tabIndex={-1} className={styles.embed}>
      <title>{`${title}: Reauth Lab`}</title>
      <header className={styles.head}>
        <h1>
          {title}
          <span className={styles.doors}>
            <a href={`#/sandbox?${keep(formatAddress(address))}`} target="_blank" rel="noreferrer">
              Open in Reauth Lab
            </a>
            {document.fullscreenEnabled && <WholeScreen of={main} />}
          </span>
        </h1>
        {trace && !other && <FactStrip facts={factStrip(factsOf(trace), reference, stepsOf(trace))} />}
      </header>
      {[...notices, ...runNotices].map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      {isHeld && (
        <HeldSource onLeave={() => change({ wrapper: USUAL_WRAPPER, compare: null, step: null, request: null })} />
      )}
      {run.state === 'failed' && <p role="alert">{sentenceOf(run.problem)}</p>}
      {trace && other?.trace && (
        <OpenPair
          a={{ name: subject.wrapper.title, trace }}
          b={{ name: other.wrapper.title, trace: other.trace }}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      {trace && !other && (
        <EmbeddedRun
          key={JSON.stringify(address)}
          address={address}
          trace={trace}
          file={subject.source.file}
          title={title}
        />
      )}
    </main>
  );
}

/** Fills the screen, as a projector wants it; Escape leaves. */
function WholeScreen({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  return (
    <Button
      kind="quiet"
      onClick={() => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else void of.current?.requestFullscreen().catch(() => {});
      }}
    >
      Whole screen
    </Button>
  );
}

interface EmbeddedRunProps {
  readonly address: Address;
  readonly trace: Trace;
  /** The wrapper's. */
  readonly file: string;
  readonly title: string;
}

function EmbeddedRun({ address, trace, file, title }: EmbeddedRunProps) {
  const playback = usePlayback(trace, { startAt: stepOf(address, trace) ?? 'end' });
  const [selected, setSelected] = useState<RequestId | null>(() => selectedRequest(address, trace));
  const stands = standsAt(trace, playback.step);
  return (
    <>
      <TimelinePanel
        trace={trace}
        playback={playback}
        selected={selected}
        onSelect={setSelected}
        caption={<StepCaption trace={trace} step={playback.step} />}
        label={`Timeline of ${title}`}
      />
      <BelowSource calls={trace.calls.length}>
        {stands.length > 0 ? (
          <StandList stands={stands} file={file} />
        ) : (
          <p className={styles.idle}>No call is under way.</p>
        )}
      </BelowSource>
    </>
  );
}
