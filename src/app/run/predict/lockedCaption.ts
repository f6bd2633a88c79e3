import { callInWords } from '../../../sim/index.ts';
import { plain, say } from '../../../timeline/words/index.ts';
import type { Sentence } from '../../../timeline/words/index.ts';
import { listed } from '../../../timeline/words/sentence.ts';
import type { LockedRun } from './lockedRun.ts';

/** Where a shut run stands: who has heard what. */
export function lockedCaption({ trace, until }: LockedRun): Sentence {
  const statuses = new Map<number, string[]>();
  for (const event of trace.events) {
    if (event.type !== 'answer-arrived' || event.step > until) continue;
    const id = trace.events.find((sent) => sent.type === 'request-sent' && sent.request === event.request);
    const call = trace.calls.find((candidate) => id?.type === 'request-sent' && candidate.id === id.call);
    statuses.set(event.status, [...(statuses.get(event.status) ?? []), callInWords(call)]);
  }
  const heard = [...statuses].map(
    ([status, names]) =>
      `${plain(listed(names.map((name) => [name])))} ${names.length === 1 ? 'receives' : 'receive'} ${status}`,
  );
  if (heard.length === 0)
    return say`${{ strong: say`The first requests are on their way.` }} What comes of them is for you to say.`;
  return say`${{ strong: say`${heard.join('; ')}.` }} What the wrapper makes of it is for you to say.`;
}
