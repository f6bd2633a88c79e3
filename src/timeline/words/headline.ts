import type { Moment } from '../../sim/facts/requests.ts';
import type { Trace } from '../../sim/trace.ts';
import { captionOf } from './caption.ts';
import { costOf } from './cost.ts';
import { at, between } from './moments.ts';
import { actorOf } from './deeds.ts';
import { nameOf } from './names.ts';
import { readingOf, reactionsOf } from './reading.ts';
import type { Reading, Step } from './reading.ts';
import { plain, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { sideOf } from './side.ts';

/** What a comparison says: one sentence over both runs, and one for each at the difference. */
export interface Headline {
  readonly both: Sentence;
  readonly a: Sentence;
  readonly b: Sentence;
}

/**
 * Two runs in words, from their first difference on; `null` where they are the same.
 * Where the first difference is only one of headers or places, the words are about the first step that reads differently.
 */
export function headline(a: Trace, b: Trace, firstDifference: Moment | null): Headline {
  if (!firstDifference) return { both: say`Both runs are the same, step for step.`, a: [], b: [] };
  const [left, right] = [readingOf(a), readingOf(b)];
  const parting = partingOf(left, right, firstDifference.step);
  if (!parting) return { both: say`Both runs read the same; they differ only in headers or in where tokens are kept.`, a: [], b: [] };
  const cost = costOf(a, b);
  const moment = parting.a ?? parting.b ?? firstDifference;
  return {
    both: say`They differ from ${at(a, moment).replace(/^at /, '')} on${cost}${reasonOf(left, parting)}.`,
    a: sideOf(left, parting.a),
    b: sideOf(right, parting.b),
  };
}

/** The step at which two runs begin to read differently; `null` for a run that has no such step. */
interface Parting {
  readonly a: Step | null;
  readonly b: Step | null;
}

function partingOf(left: Reading, right: Reading, from: number): Parting | null {
  const length = Math.max(left.steps.length, right.steps.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.steps[index] ?? null, right.steps[index] ?? null];
    if ((a ?? b)?.step !== undefined && ((a ?? b)?.step ?? 0) < from) continue;
    if (!a || !b || plain(captionOf(left, a)) !== plain(captionOf(right, b)) || a.atMs !== b.atMs) return { a, b };
  }
  return null;
}

/** What both runs meet at that step: `Comments receives a 401 for a1, which a2 replaced 170 ms before`. */
function reasonOf(reading: Reading, { a, b }: Parting): Sentence {
  if (!a || !b || a.first.type !== b.first.type || a.first.type !== 'answer-arrived' || b.first.type !== 'answer-arrived') return [];
  if (a.first.request !== b.first.request || a.first.status !== b.first.status) return [];
  const request = reading.request(a.first.request);
  const name = nameOf(actorOf(reading, a));
  if (request.role !== 'api') return say`: ${name} hears from its ${request.role}`;
  const held = reading.held('access', request.tab, a.from);
  const stored = reading.steps.findLast((step) => step.step < a.step && reactionsOf(step, 'token-stored').some((event) =>
    event.kind === 'access' && event.generation === held));
  if (a.first.status !== 401 || request.access === null || held === null || held === request.access || !stored) {
    return say`: ${name} receives ${a.first.status}`;
  }
  const [old, now] = [reading.access(request.access, a.atMs), reading.access(held, a.atMs)];
  return say`: ${name} receives a 401 for ${old}, which ${now} replaced ${between(reading.trace, stored, a)} before`;
}
