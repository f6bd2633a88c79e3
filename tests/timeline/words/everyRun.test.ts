import { expect, test } from 'vitest';
import { factsOf, run, SCENARIOS } from '../../../src/sim/index.ts';
import type { Schedule, Trace } from '../../../src/sim/index.ts';
import { captions, ending, opening, plain, summary, why } from '../../../src/timeline/words/index.ts';
import type { Sentence } from '../../../src/timeline/words/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';

const SCHEDULES: readonly Schedule[] = [{ by: 'time' }, { by: 'seed', seed: 4 }];
const PAIRS = WRAPPERS.flatMap(({ id }) =>
  SCENARIOS.flatMap((scenario) => SCHEDULES.map((schedule) => ({ wrapper: id, scenario, schedule }))),
);

const runs = await Promise.all(
  PAIRS.map(async ({ wrapper, scenario, schedule }) => ({
    name: `${wrapper}, ${scenario.id}, by ${schedule.by}`,
    trace: await run({ source: sourceOf(wrapper), scenario, schedule }),
  })),
);

const LONGEST = 160;

function faultOf(text: string): string | null {
  if (text.length === 0) return 'is empty';
  if (text.length > LONGEST) return `has ${text.length} characters`;
  if (/undefined|null|NaN|Infinity|\[object|none/.test(text)) return 'has a value that is no word';
  if (/!|'|"| {2}|\.\.|,,|;;| [.,;]/.test(text)) return 'has odd punctuation';
  if (!/^[A-Z0-9]/.test(text)) return 'begins small';
  return text.endsWith('.') ? null : 'does not end';
}

function faultsOf(name: string, sentences: readonly Sentence[]): readonly string[] {
  return sentences.map(plain).flatMap((text) => {
    const fault = faultOf(text);
    return fault === null ? [] : [`${name}: "${text}" ${fault}`];
  });
}

function requestIdsOf(trace: Trace): readonly string[] {
  return trace.events.flatMap((event) => (event.type === 'request-sent' ? [event.request] : []));
}

test('every step of every run has a caption', () => {
  for (const { name, trace } of runs) {
    expect([name, ...captions(trace).map(({ step }) => step)]).toEqual([
      name,
      ...new Set(trace.events.map(({ step }) => step)),
    ]);
  }
});

test('every caption is a whole sentence', () => {
  expect(
    runs.flatMap(({ name, trace }) =>
      faultsOf(
        name,
        captions(trace).map(({ sentence }) => sentence),
      ),
    ),
  ).toEqual([]);
});

test('every opening, ending and summary is a whole sentence', () => {
  expect(
    runs.flatMap(({ name, trace }) => faultsOf(name, [opening(trace), ending(trace), summary(trace, factsOf(trace))])),
  ).toEqual([]);
});

test('every cause is a whole sentence', () => {
  const faults = runs.flatMap(({ name, trace }) =>
    requestIdsOf(trace).flatMap((id) =>
      faultsOf(
        `${name}, ${id}`,
        why(trace, id).map(({ sentence }) => sentence),
      ),
    ),
  );
  expect(faults).toEqual([]);
});

test('every request has causes in order, the direct one last and at its own step', () => {
  for (const { name, trace } of runs) {
    for (const event of trace.events) {
      if (event.type !== 'request-sent') continue;
      const causes = why(trace, event.request);
      const steps = causes.map(({ step }) => step);
      expect([name, event.request, ...steps]).toEqual([name, event.request, ...steps.toSorted((a, b) => a - b)]);
      expect([name, event.request, steps.at(-1)]).toEqual([name, event.request, event.step]);
      expect(causes.filter(({ direct }) => direct)).toEqual(causes.slice(-1));
    }
  }
});

test('runs without time speak of none', () => {
  const untimed = runs.filter(({ trace }) => !trace.timed);
  const texts = untimed.flatMap(({ trace }) =>
    [
      ...captions(trace).map(({ sentence }) => sentence),
      opening(trace),
      ending(trace),
      summary(trace, factsOf(trace)),
    ].map(plain),
  );
  expect(texts.filter((text) => / ms\b/.test(text))).toEqual([]);
});
