import type { RequestId, Trace, TraceEvent } from '../../sim/index.ts';
import { firstDifference, TimelinePair } from '../../timeline/index.ts';
import { headline } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';

/** One of the two runs of a comparison. */
export interface PairedRun {
  /** The wrapper's. */
  readonly name: string;
  readonly trace: Trace;
}

interface OpenPairProps {
  readonly a: PairedRun;
  readonly b: PairedRun;
  /** In both runs. */
  readonly selected: RequestId | null;
  readonly onSelect: (request: RequestId | null) => void;
}

/** Both runs on one axis, with their first difference marked. */
export function OpenPair({ a, b, selected, onSelect }: OpenPairProps) {
  const difference = firstDifference(a.trace, b.trace);
  const words = headline(a.trace, b.trace, difference);
  const half = (side: PairedRun, says: Sentence, events: readonly TraceEvent[]) => ({
    ...side,
    says: <Words sentence={says} />,
    aside: sentAt(events),
  });
  return (
    <TimelinePair
      a={half(a, words.a, difference?.a ?? [])}
      b={half(b, words.b, difference?.b ?? [])}
      selected={selected}
      onSelect={onSelect}
    />
  );
}

/** What a step sends: `sends POST /auth/refresh`; empty where it sends nothing. */
export function sentAt(events: readonly TraceEvent[]): string {
  const sent = events.flatMap((event) => (event.type === 'request-sent' ? [`${event.method} ${event.path}`] : []));
  const [first, ...rest] = sent;
  if (first === undefined) return '';
  return rest.length === 0 ? `sends ${first}` : `sends ${first} and ${rest.length} more`;
}
