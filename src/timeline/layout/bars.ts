import { hasExpired, tokenName } from '../../sim/index.ts';
import type { RequestRecord } from '../../sim/index.ts';
import { barName } from './barName.ts';
import { barShapes } from './barShapes.ts';
import { textsAcross, textsDown } from './barTexts.ts';
import type { Said } from './barTexts.ts';
import { momentText, spanText } from './facts.ts';
import type { RunFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Bar } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { divide } from './legs.ts';
import { NUMBERS } from './numbers.ts';
import { outcomeOf } from './outcome.ts';
import type { Placed } from './rows.ts';
import type { Scale } from './scale.ts';
import { toneOf } from './tones.ts';

/** A bar, and whether the word of its end found no place in it. */
export interface DrawnBar extends Bar {
  readonly statusOutside: string | null;
}

/** Draws the requests of a run. */
export function barsOf(
  facts: RunFacts,
  scale: Scale,
  lanes: Lanes,
  placed: readonly Placed[],
  frame: Frame,
): readonly DrawnBar[] {
  const usual = usualLegs(facts);
  return placed.flatMap((one) => {
    const lane = lanes.byId(one.lane);
    if (!lane) return [];
    const { record } = one;
    const c0 = lane.from + one.row * lane.rowPitch;
    const c1 = c0 + (lane.to - lane.from);
    const outcome = outcomeOf(record);
    const decided = record.decided && scale.px(record.decided);
    const later = record.decided && record.end && record.decided.step > record.end.step ? decided : null;
    const inTime = later === null ? decided : null;
    const lost = record.lost && scale.px(record.lost);
    const legs = divide(one, outcome, inTime, lost, frame.orientation, c1 - c0);
    const first = {
      tone: toneOf(record.role === 'refresh' ? (record.refresh ?? record.access) : record.access),
      expired: hasExpired(facts.trace, record.access, record.sent.atMs),
    };
    const said: Said = {
      token: tokenOf(record),
      refresh: record.role === 'refresh',
      attempt: String(record.attempt),
      note: noteOf(facts, record, usual),
    };
    const inside = (frame.orientation === 'across' ? textsAcross : textsDown)(legs, outcome, said, c0, c1);
    const word = outcome.cap?.text ?? outcome.quiet;
    return [
      {
        request: record.id,
        call: record.call,
        lane: one.lane,
        row: one.row,
        record,
        box: frame.box(one.from, one.to, c0, c1),
        at: { sent: one.from, decided, end: record.end && scale.px(record.end) },
        plain: legs.plain,
        open: one.open,
        shapes: [...barShapes(frame, legs, outcome, first, c0, c1, later), ...inside.signs],
        texts: inside.texts,
        name: barName(facts, record),
        statusOutside: legs.statusInside ? null : word,
      },
    ];
  });
}

function tokenOf(record: RequestRecord): string {
  const { role, access, refresh } = record;
  if (role === 'refresh' && refresh !== null) return tokenName('refresh', refresh);
  return access === null ? 'no token' : tokenName('access', access);
}

/** A leg is worth a note when it is this many times as long as usual. */
const LONG = 2.5;

function noteOf(facts: RunFacts, record: RequestRecord, usual: number): string | null {
  const { decided, end, sent } = record;
  if (!decided || decided.step < sent.step) return null;
  if (decided.status === null) return end ? null : 'never answered';
  if (end?.as !== 'answered' || end.step < decided.step) return null;
  const back = facts.unit(end) - facts.unit(decided);
  if (back < usual * LONG) return null;
  const verb = decided.status >= 400 ? 'refused' : 'answered';
  return `${verb} at ${momentText(facts, decided)}, ${spanText(facts, back)} on the way back`;
}

/** The middle one of all legs, on the axis. */
function usualLegs(facts: RunFacts): number {
  const legs = facts.requests
    .flatMap(({ decided, end }) =>
      decided && end && end.step > decided.step ? [facts.unit(end) - facts.unit(decided)] : [],
    )
    .toSorted((a, b) => a - b);
  return legs[Math.floor(legs.length / 2)] ?? NUMBERS.legMin;
}
