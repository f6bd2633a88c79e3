import { useState } from 'react';
import type { RequestId, TraceEvent } from '../../../sim/index.ts';
import { firstDifference, TimelinePair } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import type { Sentence } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { sentAt } from './sentAt.ts';
import type { Side } from './side.ts';

/** Both runs on one axis, with their first difference marked. */
export function OpenPair({ a, b }: { a: Side; b: Side }) {
  const [selected, setSelected] = useState<RequestId | null>(null);
  const difference = firstDifference(a.trace, b.trace);
  const words = headline(a.trace, b.trace, difference);
  const half = (side: Side, says: Sentence, events: readonly TraceEvent[]) => ({
    ...side,
    says: <Words sentence={says} />,
    aside: sentAt(events),
  });
  return (
    <TimelinePair
      a={half(a, words.a, difference?.a ?? [])}
      b={half(b, words.b, difference?.b ?? [])}
      selected={selected}
      onSelect={setSelected}
    />
  );
}
