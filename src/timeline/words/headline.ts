import { wasRefused } from '../../sim/index.ts';
import type { Moment, Trace } from '../../sim/index.ts';
import { bareCaptionOf } from './caption.ts';
import { costOf } from './cost.ts';
import { between, when } from './when.ts';
import { nameOf } from './names.ts';
import { readingOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { theRequest } from './requestName.ts';
import { plain, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { sideOf } from './side.ts';

/** What a comparison says: one sentence over both runs, and one for each at the difference. */
export interface Headline {
  readonly both: Sentence;
  /** The moment the words are about; `null` where there is nothing to tell apart. */
  readonly from: Moment | null;
  readonly a: Sentence;
  readonly b: Sentence;
}

/**
 * Two runs in words, from their first difference on; `null` where they are the same.
 * Where the first difference is only one of headers or places, the words are about the first step that reads differently.
 */
export function headline(a: Trace, b: Trace, firstDifference: Moment | null): Headline {
  if (!firstDifference) return { both: say`Both runs are the same, step for step.`, from: null, a: [], b: [] };
  const [left, right] = [readingOf(a), readingOf(b)];
  const parting = partingOf(left, right, firstDifference.step);
  if (!parting)
    return {
      both: say`Both runs read the same; they differ only in headers or in where tokens are kept.`,
      from: null,
      a: [],
      b: [],
    };
  const { step, atMs } = parting.a ?? parting.b ?? firstDifference;
  const since = when(a, { step, atMs });
  const { trigger, reason } = triggerOf(left, parting);
  return {
    both: say`They differ from ${since} on${trigger}${costOf(a, b)}${reason}.`,
    from: { step, atMs },
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
  // Steps count from 1 and have no gaps.
  for (let index = from - 1; index < length; index += 1) {
    const [a, b] = [left.steps[index] ?? null, right.steps[index] ?? null];
    if (!a || !b || plain(bareCaptionOf(left, a)) !== plain(bareCaptionOf(right, b)) || a.atMs !== b.atMs)
      return { a, b };
  }
  return null;
}

/** What both runs meet at that step: said in passing, or as a reason where it is one. */
function triggerOf(reading: Reading, { a, b }: Parting): { readonly trigger: Sentence; readonly reason: Sentence } {
  const nothing = { trigger: [], reason: [] };
  if (a?.first.type !== 'answer-arrived' || b?.first.type !== 'answer-arrived') return nothing;
  if (a.first.request !== b.first.request || a.first.status !== b.first.status) return nothing;
  const request = reading.request(a.first.request);
  const name = nameOf(reading.call(request.call));
  if (request.role !== 'api')
    return { trigger: say`, when ${name} receives ${a.first.status} for ${theRequest(request, 'its')}`, reason: [] };
  const held = reading.held('access', request.tab, a.from);
  const stored = reading.stored(held, request.tab, a.from);
  if (!wasRefused(request) || request.access === null || held === null || held === request.access || !stored) {
    return { trigger: say`, when ${name} receives ${a.first.status}`, reason: [] };
  }
  const [old, now] = [reading.access(request.access, a.atMs), reading.access(held, a.atMs)];
  return {
    trigger: [],
    reason: say`: ${name} receives a ${a.first.status} for ${old}, which ${now} replaced ${between(reading.trace, stored, a)} before`,
  };
}
