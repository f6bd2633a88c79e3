import { expect, test } from 'vitest';
import { FAILURES, FILLED, LOST, REVOKES, traceToText } from '../../../src/sim/index.ts';
import { toMermaid } from '../../../src/timeline/exports/mermaid.ts';
import { whatHappenedIn } from '../../../src/timeline/table/whatHappened.ts';
import { runByTime } from '../../support/runs.ts';

// A run is told by its table, its text and its diagram: what becomes of a request is said in the same words.

test.each([
  ['mutex', 'one-expired', FILLED],
  ['mutex', 'refresh-offline', FAILURES.network.is],
  ['mutex', 'owner-aborted', FAILURES.abort.is],
])('%s in %s: "%s" stands in the table', async (wrapper, scenario, words) => {
  const trace = await runByTime(wrapper, scenario);
  const say = whatHappenedIn(trace);
  expect(trace.events.map((event) => say(event).what).some((what) => what.includes(words))).toBe(true);
});

test.each([
  ['reuse-revokes', REVOKES],
  ['refresh-offline', LOST],
])('no-mutex in %s: "%s" stands in the table, the text and the diagram', async (scenario, words) => {
  const trace = await runByTime('no-mutex', scenario);
  const say = whatHappenedIn(trace);
  const told = [trace.events.map((event) => say(event).what).join('\n'), traceToText(trace), toMermaid(trace)];
  expect(told.map((text) => text.includes(words))).toEqual([true, true, true]);
});
