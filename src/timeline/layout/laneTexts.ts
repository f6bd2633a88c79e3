import { callLabel } from '../../sim/index.ts';
import type { TraceEvent } from '../../sim/index.ts';
import { tableRows } from '../table/tableRows.ts';
import { momentText } from './facts.ts';
import type { RunFacts } from './facts.ts';
import type { LaneText } from './geometry.ts';
import { standText, waitTexts } from './laneWords.ts';

/** What a bar is called says these. */
const SAID_BY_BARS: readonly TraceEvent['type'][] = ['request-sent', 'answer-arrived', 'request-failed'];

/**
 * A run for who cannot see its picture, beside the bars, which are named one by one: what the table says of calls,
 * locks, stores and FastAPI, in the order of the run, and who waits for whom.
 */
export function laneTexts(facts: RunFacts, callsOnly: boolean): readonly LaneText[] {
  const { events } = facts.trace;
  const calls = facts.trace.calls.map((call) => callLabel(call));
  const said = tableRows(facts.trace).flatMap((row, index) => {
    const event = events[index];
    if (!event || SAID_BY_BARS.includes(event.type)) return [];
    const token = row.token === '' ? '' : `: ${row.token}`;
    return [{ who: row.who, step: row.step, text: `at ${momentText(facts, row)} ${row.what}${token}` }];
  });
  const waits = facts.waits.flatMap((wait) => {
    const call = facts.callOf(wait.call);
    const to = wait.to ? ` to ${momentText(facts, wait.to)}` : '';
    const stand = standText(facts, wait);
    const where = stand === null ? '' : `, ${stand}`;
    const text = `from ${momentText(facts, wait.from)}${to} ${waitTexts(facts, wait)[0]}${where}`;
    return call ? [{ who: callLabel(call), step: wait.from.step, text }] : [];
  });
  const inOrder = [...said, ...waits].toSorted((one, other) => one.step - other.step);
  const byLane = Map.groupBy(inOrder, ({ who }) => who);
  const others = [...byLane.keys()].filter((who) => !calls.includes(who) && who !== 'FastAPI');
  return [...calls, ...(callsOnly ? [] : [...others, 'FastAPI'])].flatMap((who) => {
    const texts = byLane.get(who)?.map(({ text }) => text) ?? [];
    return texts.length === 0 ? [] : [{ who, texts }];
  });
}
