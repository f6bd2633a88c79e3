import type { Moment } from '../../sim/index.ts';
import type { RunFacts } from './facts.ts';
import { foldsOf, pxOf, unfolded } from './folds.ts';
import type { Axial } from './folds.ts';
import type { Fold } from './geometry.ts';
import { NUMBERS } from './numbers.ts';
import { widthOf } from './textWidth.ts';
import { endTexts, waitTexts } from './laneWords.ts';

/** The time axis: from moments to px. */
export interface Scale extends Axial {
  /** Up to where marks may be drawn. */
  readonly edge: number;
  readonly px: (moment: Moment) => number;
}

/** What must be free to the right of a moment, in px. */
interface Reserve {
  readonly unit: number;
  readonly px: number;
}

const TAIL = 24;
const OPEN_TAIL = 72;
/** A run that never ends shows it: this part of the room, at least, is for ever. */
const FOR_EVER = 0.4;
/** End notes may use most of the right margin too. */
const NOTE_OVERHANG = NUMBERS.right - 8;

/**
 * The scale that fits all these runs, with their end notes, into a width; very many steps get a wider picture.
 *
 * @param room px from the origin to the edge at zoom 1
 * @param notes room is kept for the end notes
 */
export function scaleAcross(
  runs: readonly RunFacts[],
  origin: number,
  room: number,
  zoom: number,
  notes: boolean,
): Scale {
  const first = firstOf(runs);
  const folds = foldsOf(runs);
  const reserves = runs
    .flatMap((run) => reservesOf(run, room, notes))
    .map(({ unit, px }) => {
      const { units, gaps } = unfolded(folds, first, unit);
      return { unit: units, px: px + gaps };
    });
  const fits = reserves.filter(({ unit }) => unit > 0).map(({ unit, px }) => Math.max(room * 0.2, room - px) / unit);
  const least = runs[0]?.kind === 'steps' ? NUMBERS.column : 0;
  const pxPerUnit = Math.max(least, fits.length > 0 ? Math.min(...fits) : room / 10) * zoom;
  const lasts = runs.map((run) => unfolded(folds, first, run.last));
  const longest = Math.max(0, ...lasts.map(({ units, gaps }) => units * pxPerUnit + gaps));
  const widest = Math.max(0, ...reserves.map(({ unit, px }) => unit * pxPerUnit + Math.min(px, room * 0.8)));
  return scaleOf(
    runs,
    origin,
    pxPerUnit,
    folds,
    origin + Math.max(room, zoom === 1 && pxPerUnit > least ? 0 : widest, longest),
  );
}

/** The scale for time that runs down: as tall as its shortest legs need, within bounds. */
export function scaleDown(runs: readonly RunFacts[], origin: number, zoom: number): Scale {
  const first = firstOf(runs);
  const { leg, tallest, hardest, barLeast, shortest, tail, flagTail } = NUMBERS.down;
  const folds = foldsOf(runs);
  const ends = runs.map((run) => unfolded(folds, first, run.last));
  const span = Math.max(1, ...ends.map(({ units }) => units));
  const gaps = Math.max(0, ...ends.map((end) => end.gaps));
  const legs = runs.flatMap(legsOf).filter((units) => units > 0);
  const bars = runs.flatMap(barsOf).filter((units) => units > 0);
  const wanted = Math.min(leg / Math.min(...legs, span), tallest / span);
  const least = Math.min(barLeast / Math.min(...bars, span), hardest / span);
  const pxPerUnit = Math.max(wanted, least, shortest / span) * zoom;
  const open = runs.some(isOpen) ? OPEN_TAIL + 40 : 0;
  const flags = runs.flatMap((run) =>
    [...run.logouts, ...run.deeds].map((moment) => {
      const before = unfolded(folds, first, run.unit(moment));
      return before.units * pxPerUnit + before.gaps + flagTail;
    }),
  );
  return scaleOf(runs, origin, pxPerUnit, folds, origin + Math.max(span * pxPerUnit + gaps + tail + open, ...flags));
}

function scaleOf(
  runs: readonly RunFacts[],
  origin: number,
  pxPerUnit: number,
  folds: readonly Fold[],
  edge: number,
): Scale {
  const axis: Axial = { origin, pxPerUnit, firstUnit: firstOf(runs), folds };
  const unit = runs[0]?.unit ?? ((moment: Moment) => moment.atMs);
  return { ...axis, edge, px: (moment) => pxOf(axis, unit(moment)) };
}

const firstOf = (runs: readonly RunFacts[]): number => (runs[0]?.kind === 'steps' ? 1 : 0);

function reservesOf(facts: RunFacts, room: number, notes: boolean): readonly Reserve[] {
  const { unit, last } = facts;
  const open = isOpen(facts);
  const ends = facts.calls.flatMap((record): Reserve[] => {
    const end = record.settled ?? (record.started && record.gone);
    if (!end) return [];
    const flagged = facts.logouts.some((logout) => logout.call === record.call.id);
    const { texts, isNews } = endTexts(facts, record);
    const text = texts.at(isNews ? 0 : -1) ?? '';
    const flag = flagged ? NUMBERS.flag.gap + NUMBERS.flag.width : 0;
    const note = notes ? NUMBERS.noteGap + widthOf(text, 'note') : 0;
    return [{ unit: unit(end), px: Math.max(0, flag + note - NOTE_OVERHANG) }];
  });
  const waits = facts.waits
    .filter((wait) => wait.to === null)
    .map((wait) => ({ unit: unit(wait.from), px: widthOf(waitTexts(facts, wait)[0], 'attempt') + TAIL }));
  return [
    ...ends,
    ...waits,
    { unit: last, px: facts.trace.end === 'stuck' ? room * FOR_EVER : open ? OPEN_TAIL : TAIL },
  ];
}

function isOpen(facts: RunFacts): boolean {
  return facts.requests.some((request) => request.end === null) || facts.waits.some((wait) => wait.to === null);
}

function legsOf({ requests, unit }: RunFacts): readonly number[] {
  return requests.flatMap(({ sent, decided, end }) => {
    if (!decided) return [];
    return end ? [unit(decided) - unit(sent), unit(end) - unit(decided)] : [unit(decided) - unit(sent)];
  });
}

function barsOf({ requests, unit }: RunFacts): readonly number[] {
  return requests.flatMap(({ sent, end }) => (end ? [unit(end) - unit(sent)] : []));
}
