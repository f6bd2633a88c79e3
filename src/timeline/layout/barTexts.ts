import { hundredth } from './frame.ts';
import type { Shape, Text, TextKind } from './geometry.ts';
import type { Legs } from './legs.ts';
import { NUMBERS } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { widthOf } from './textWidth.ts';

/** What is to be said in a bar. */
export interface Said {
  /** `a2`, or for a refresh `r2`. */
  readonly token: string;
  readonly refresh: boolean;
  readonly attempt: string;
  /** For a leg that is long beside the others. */
  readonly note: string | null;
}

export interface Inside {
  readonly texts: readonly Text[];
  readonly signs: readonly Shape[];
}

const PAD = 8;
const TICK = 17;

/** The texts of a bar where time runs across, in the order in which they give way. */
export function textsAcross(legs: Legs, outcome: Outcome, said: Said, c0: number, c1: number): Inside {
  const cm = (c0 + c1) / 2;
  const base = cm + 4;
  const texts: Text[] = [];
  const signs: Shape[] = [];
  const put = (text: string, kind: TextKind, x: number, anchor: Text['anchor']): void =>
    void texts.push({ text, kind, x, y: base, anchor, width: widthOf(text, kind) });

  const word = outcome.cap?.text ?? outcome.quiet;
  if (word !== null && legs.statusInside && legs.cap !== null)
    put(word, outcome.cap?.look === 'cap' ? 'on' : 'status', (legs.cap + legs.to) / 2, 'middle');

  const middle = legs.notch ?? legs.lost;
  const backFrom = middle === null ? legs.from : middle + NUMBERS.slit;
  if (outcome.quiet !== null && legs.statusInside) {
    const width = widthOf(outcome.quiet, 'status');
    const room = legs.to - backFrom;
    const pad = Math.min(PAD, Math.max(3, room - width - 3));
    put(outcome.quiet, 'status', legs.to - pad, 'end');
    if (room >= width + TICK + PAD + 4)
      signs.push({ d: tickSign(legs.to - PAD - width - TICK + 1, cm), look: 'tick', tone: 'none' });
  }
  if (outcome.born !== null && !legs.open) {
    const room = legs.to - backFrom;
    const text = [`new: ${outcome.born}`, outcome.born].find((one) => widthOf(one, 'on') + PAD + 5 <= room);
    if (text) put(text, 'on', legs.to - PAD, 'end');
  }

  const capAt = legs.cap ?? legs.to;
  if (said.note !== null && middle !== null) {
    const kind = outcome.born === null ? 'inside' : 'on';
    const width = widthOf(said.note, kind);
    const end = Math.min(
      capAt,
      ...texts.map((text) => text.x - (text.anchor === 'end' ? text.width + TICK : text.width / 2)),
    );
    if (middle + 16 + width + 12 <= end) put(said.note, kind, middle + 16, 'start');
  }
  if (!legs.plain) first();
  return { texts, signs };

  function first(): void {
    const out = (middle ?? capAt) - legs.from;
    const width = widthOf(said.token, 'token');
    if (said.refresh) {
      if (out >= 24)
        signs.push({ d: refreshSign(legs.from + Math.min(15, out / 2 - 1), cm), look: 'glyph', tone: 'none' });
      if (out >= 28 + width + 4) put(said.token, 'token', legs.from + 28, 'start');
    } else if (out - 1 >= width + 6) {
      put(said.token, 'token', legs.from + Math.min(PAD, (out - 2 - width) / 2), 'start');
    }
  }
}

/** The texts of a bar where time runs down: two short lines at most, in the middle of the column. */
export function textsDown(legs: Legs, outcome: Outcome, said: Said, c0: number, c1: number): Inside {
  const cm = (c0 + c1) / 2;
  const thickness = c1 - c0;
  const texts: Text[] = [];
  const signs: Shape[] = [];
  const fits = (text: string, kind: TextKind): boolean => widthOf(text, kind) + 4 <= thickness;
  const put = (text: string, kind: TextKind, y: number, x = cm, anchor: Text['anchor'] = 'middle'): void =>
    void texts.push({ text, kind, x, y, anchor, width: widthOf(text, kind) });

  const word = outcome.cap?.text ?? null;
  const capMiddle = ((legs.cap ?? legs.to) + legs.to) / 2;
  const signInCap = legs.plain && said.refresh && legs.to - legs.from < NUMBERS.down.cap + 18;
  if (word !== null && legs.statusInside && legs.cap !== null) {
    const kind = outcome.cap?.look === 'cap' ? 'on' : 'status';
    if (legs.turned)
      texts.push({
        text: word,
        kind,
        x: cm - 4,
        y: capMiddle,
        anchor: 'middle',
        width: widthOf(word, kind),
        turned: true,
      });
    else put(word, kind, capMiddle + 4, signInCap && thickness >= 44 ? cm + 8 : cm);
  }
  const middle = legs.notch ?? legs.lost;
  const backFrom = middle === null ? legs.from : middle + NUMBERS.slit;
  const back = legs.to - backFrom;
  if (outcome.quiet !== null && legs.statusInside) {
    const width = widthOf(outcome.quiet, 'status');
    const tick = thickness >= width + TICK + 2;
    const y = legs.to - Math.min(9, Math.max(4, (back - 9) / 2));
    if (legs.turned)
      texts.push({
        text: outcome.quiet,
        kind: 'status',
        x: cm - 4,
        y: legs.to - width / 2 - 3,
        anchor: 'middle',
        width,
        turned: true,
      });
    else put(outcome.quiet, 'status', y, tick ? cm + 5 : cm);
    if (tick) signs.push({ d: tickSign(cm - 21, y - 4), look: 'tick', tone: 'none' });
  }
  if (outcome.born !== null && !legs.open && fits(outcome.born, 'on')) {
    if (back >= 38 && fits('new', 'on')) put('new', 'on', legs.to - 22);
    if (back >= 18) put(outcome.born, 'on', legs.to - (back >= 24 ? 8 : 5));
  }
  if (said.note !== null && middle !== null) {
    const from = middle + 16;
    const room = (legs.cap ?? legs.to - (texts.length > 0 ? 36 : 0)) - 12 - from;
    const kind = outcome.born === null ? 'inside' : 'on';
    const width = widthOf(said.note, kind);
    if (width <= room)
      texts.push({
        text: said.note,
        kind,
        x: cm - 4,
        y: from + width / 2,
        anchor: 'middle',
        width,
        turned: true,
      });
  }
  first();
  return { texts, signs };

  function first(): void {
    const end = legs.plain ? (legs.cap ?? legs.to) : (middle ?? legs.cap ?? legs.to);
    const out = Math.min(end - legs.from, 80);
    if (said.refresh) {
      const y = legs.from + Math.max(9, (out - NUMBERS.notch) / 2 + 1);
      const whole = fits(`mm ${said.token}`, 'token') && out >= 18;
      if (signInCap && thickness >= 44)
        signs.push({ d: refreshSign(cm - 12, capMiddle), look: 'glyph', tone: 'refused' });
      else if (out >= 14) signs.push({ d: refreshSign(whole ? cm - 12 : cm, y), look: 'glyph', tone: 'none' });
      if (whole && !signInCap) put(said.token, 'token', y + 4, cm, 'start');
      return;
    }
    if (legs.plain) return;
    const text = [`${said.attempt} · ${said.token}`, said.token].find((one) => fits(one, 'token'));
    if (text && out >= 19) put(text, 'token', legs.from + Math.min(16, out / 2 + 3));
  }
}

/** The circular arrow of a refresh, 11 px, about its middle. */
function refreshSign(x: number, y: number): string {
  const at = (dx: number, dy: number): string => `${hundredth(x + dx)} ${hundredth(y + dy)}`;
  return `M${at(5.2, -2)}A5.5 5.5 0 1 0 ${at(5.4, 1.6)}M${at(5.8, -5.6)}v3.8h-3.8`;
}

/** A tick, 9.5 px wide, from its left end. */
function tickSign(x: number, y: number): string {
  return `M${hundredth(x)} ${hundredth(y)}l3.5 3.5 6-7`;
}
