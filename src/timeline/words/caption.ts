import { capital, counted } from '../../sim/index.ts';
import type { Moment, Trace } from '../../sim/index.ts';
import { answerCaption, failureCaption, mountCaption, timerCaption, userCaption, withDeeds } from './appCaption.ts';
import { decidedCaption, lostCaption } from './fastapiCaption.ts';
import { readingOf } from './traceIndex.ts';
import type { Reading, Step } from './traceIndex.ts';
import { paragraph, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/**
 * What happens at a step: the fact, then at most one sentence on what follows in it or why it matters.
 *
 * @throws {Error} when the run has no such step.
 */
export function caption(trace: Trace, step: number): Sentence {
  const reading = readingOf(trace);
  const found = reading.steps.find((candidate) => candidate.step === step);
  if (!found)
    throw new Error(
      `Failed to caption step ${step}: the run has ${counted(reading.steps.length, 'step')}. Use one of them.`,
    );
  return captionOf(reading, found);
}

/** The captions of all steps, in order: the trace is indexed only once. */
export function captions(trace: Trace): readonly (Moment & { readonly sentence: Sentence })[] {
  const reading = readingOf(trace);
  return reading.steps.map((step) => ({ step: step.step, atMs: step.atMs, sentence: captionOf(reading, step) }));
}

/** As `caption`, of a trace that is indexed already. */
export function captionOf(reading: Reading, step: Step): Sentence {
  const sentence = bareCaptionOf(reading, step);
  if (step !== reading.steps.at(-1)) return sentence;
  switch (reading.trace.end) {
    case 'stuck':
      return withClause(sentence, 'nothing is pending any more');
    case 'runaway':
      return withClause(sentence, `the run is ended here, after ${counted(reading.requests.length, 'request')}`);
    case 'settled':
    case 'stopped':
      return sentence;
  }
}

/** The caption without a word on the end of the run, which may come later in another run. */
export function bareCaptionOf(reading: Reading, step: Step): Sentence {
  const { first } = step;
  switch (first.type) {
    case 'call-started':
      return mountCaption(reading, step, first);
    case 'request-decided':
      return decidedCaption(reading, step, first);
    case 'request-lost':
      return lostCaption(reading, step, first);
    case 'answer-arrived':
      return answerCaption(reading, step, first);
    case 'request-failed':
      return failureCaption(reading, step, first);
    case 'timer-fired':
      return timerCaption(reading, step);
    case 'user-acted':
      return userCaption(reading, step, first);
    default:
      return withDeeds(reading, step, say`The app goes on.`);
  }
}

/** Ends a caption with one more clause, which is its second sentence where it has only one. */
function withClause(sentence: Sentence, clause: string): Sentence {
  const last = sentence.at(-1);
  if (typeof last !== 'string') return paragraph(sentence, say`${capital(clause)}.`);
  return say`${sentence.slice(0, -1)}${last.replace(/\.$/, '')}; ${clause}.`;
}
