import { captionOf } from './caption.ts';
import { told } from './clause.ts';
import { deedsOf } from './deeds.ts';
import { nameOf } from './names.ts';
import type { Reading, Step } from './traceIndex.ts';
import { say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { holdBefore } from './situation.ts';

/** What one of two compared runs does at the difference: `Comments finds the lock free, takes it, and refreshes.` */
export function sideOf(reading: Reading, step: Step | null): Sentence {
  if (!step) return endOf(reading);
  return reactionTo401(reading, step) ?? generally(reading, step);
}

function endOf({ trace }: Reading): Sentence {
  if (trace.end === 'stuck') return say`This run is ${strong(say`stuck`)}.`;
  return trace.end === 'runaway'
    ? say`This run is ended by the cap on requests.`
    : say`This run is ${strong(say`over`)}.`;
}

function generally(reading: Reading, step: Step): Sentence {
  const reaction = told(deedsOf(reading, step), reading.actor(step));
  return reaction.length > 0 ? reaction : captionOf(reading, step);
}

function reactionTo401(reading: Reading, step: Step): Sentence | null {
  if (step.first.type !== 'answer-arrived' || step.first.status !== 401) return null;
  const answered = reading.request(step.first.request);
  const sent = reading.requests.find((request) => request.call === answered.call && request.sent.step === step.step);
  const name = nameOf(reading.call(answered.call));
  if (!sent || answered.role !== 'api') return null;
  const held = reading.held('access', answered.tab, step.from);
  if (sent.role === 'api' && held !== null && answered.access !== null && held !== answered.access) {
    const [old, now] = [reading.access(answered.access, step.atMs), reading.access(held, step.atMs)];
    return say`${name} sent ${old} but ${reading.store} holds ${now}, so it only ${strong(say`repeats`)}.`;
  }
  if (sent.role !== 'refresh') return null;
  const took = reading.holds.some((hold) => hold.from.step === step.step && hold.owner === answered.call);
  if (took && !holdBefore(reading, answered.tab, step.step))
    return say`${name} finds the lock free, takes it, and ${strong(say`refreshes`)}.`;
  const carried = sent.refresh === null ? say`without a refresh token` : say`with ${reading.refresh(sent.refresh)}`;
  return say`${name} ${strong(say`refreshes`)} ${carried}.`;
}
