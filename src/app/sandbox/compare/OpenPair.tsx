import type { Trace } from '../../../sim/index.ts';
import { firstDifference, TimelinePair } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import type { Subject } from '../useSandbox.ts';
import { sentAt } from './sentAt.ts';

interface Side {
  readonly subject: Subject;
  readonly trace: Trace;
}

/** Both runs on one axis, with their first difference marked. */
export function OpenPair({ a, b }: { a: Side; b: Side }) {
  const difference = firstDifference(a.trace, b.trace);
  const words = headline(a.trace, b.trace, difference);
  const side = ({ subject, trace }: Side, says: typeof words.a, events: Parameters<typeof sentAt>[0]) => ({
    trace,
    name: subject.wrapper.title,
    says: <Words sentence={says} />,
    aside: sentAt(events),
  });
  return <TimelinePair a={side(a, words.a, difference?.a ?? [])} b={side(b, words.b, difference?.b ?? [])} />;
}
