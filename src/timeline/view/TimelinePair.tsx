import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { pairLayout } from '../compare/pairLayout.ts';
import type { PairGeometry } from '../compare/pairLayout.ts';
import type { RequestId, Trace } from '../../sim/index.ts';
import { barName } from '../layout/barName.ts';
import { factsFor } from '../layout/facts.ts';
import { layout } from '../layout/layout.ts';
import { playbackKeys } from '../playback/keys.ts';
import { PairAxis, sameWords } from './PairAxis.tsx';
import type { PairSide, PanState, TimelinePairProps } from './props.ts';
import { Timeline } from './Timeline.tsx';
import { useWidth } from './useWidth.ts';

/** Two runs, one above the other, on the same axis. Yellow from the first difference on. */
export function TimelinePair({ a, b, playback, selected, onSelect }: TimelinePairProps): ReactNode {
  const { ref, width } = useWidth();
  const panState = useState(0);
  const pair = useMemo(
    () => (width === null || width === 0 ? null : pairLayout(a.trace, b.trace, width)),
    [a.trace, b.trace, width],
  );
  const longer = (a.trace.events.at(-1)?.atMs ?? 0) >= (b.trace.events.at(-1)?.atMs ?? 0) ? a.trace : b.trace;
  const axis = useMemo(
    () =>
      pair === null || width === null
        ? null
        : layout(longer, { width, axis: pair.axis, compact: true, sharedRange: [a.trace, b.trace] }),
    [pair, longer, width, a.trace, b.trace],
  );
  return (
    <div className="tl-pair" onKeyDown={playback && playbackKeys(playback)}>
      <div ref={ref}>
        {pair && axis?.orientation === 'across' && <PairAxis pair={pair} axis={axis} pan={panState[0]} />}
        {pair && axis?.orientation === 'down' && <p className="tl-pair-words">{sameWords(pair)}</p>}
        {pair &&
          (['a', 'b'] as const).map((side) => (
            <Half key={side} {...{ side, pair, playback, selected, onSelect, panState }} of={side === 'a' ? a : b} />
          ))}
      </div>
      {selected !== null && selected !== undefined && (
        <dl className="tl-match" role="status">
          {[a, b].map(({ name, trace }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{requestWords(trace, selected) ?? 'does not send it'}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

interface HalfProps extends Pick<TimelinePairProps, 'playback' | 'selected' | 'onSelect'> {
  readonly side: 'a' | 'b';
  readonly of: PairSide;
  readonly pair: PairGeometry;
  readonly panState: PanState;
}

function Half({ side, of, pair, playback, selected, onSelect, panState }: HalfProps): ReactNode {
  const { differencePx } = pair;
  return (
    <div role="group" className="tl-half" aria-label={of.name}>
      <header className="tl-half-head">
        <h3>{of.name}</h3>
        <p className="tl-half-says">{of.says}</p>
        <span className="tl-half-aside">{of.aside}</span>
        {differencePx !== null && pair[side].orientation === 'across' && (
          <span className="tl-differs" style={{ left: differencePx - panState[0] }} />
        )}
      </header>
      <Timeline
        trace={of.trace}
        geometry={pair[side]}
        playback={playback}
        differs={differencePx ?? undefined}
        panState={panState}
        selected={selected}
        onSelect={onSelect}
        label={`Timeline of ${of.name}`}
      />
    </div>
  );
}

/** A request in words, as its bar is called; `null` where the run has none with this id. */
function requestWords(trace: Trace, id: RequestId): string | null {
  const facts = factsFor(trace, trace.timed ? 'time' : 'steps');
  const record = facts.requests.find((one) => one.id === id);
  return record ? barName(facts, record) : null;
}
