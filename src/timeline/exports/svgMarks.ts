import type { Bus, Edge, Flag, LockLine, Shape, Text, WaitMark } from '../layout/geometry.ts';
import { headPath } from '../layout/headPath.ts';
import { coloursOf, LIGHT } from './lightColours.ts';
import { element } from './xml.ts';

/** The marks of a timeline as SVG elements, with every colour in place: what the page's style sheet says of them. */

const DASHED = '4 2.5';
const ROUND = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

/** The pattern of a wait: lines that rise to the right, 6 px apart. */
export const HATCH_ID = 'waits';

/** A text as SVG. */
export function textMark({ text, kind, x, y, anchor, turned }: Text, fill?: string): string {
  const place = turned === true ? { transform: `translate(${x} ${y}) rotate(90)` } : { x, y };
  const { size, weight, colour } = TEXT[kind];
  return element(
    'text',
    { ...place, 'text-anchor': anchor, 'font-size': size, 'font-weight': weight, fill: fill ?? colour },
    text,
  );
}

const TEXT: Readonly<Record<Text['kind'], { size: number; weight: number; colour: string }>> = {
  token: { size: 12, weight: 600, colour: LIGHT.ink },
  status: { size: 12, weight: 500, colour: LIGHT.ink },
  on: { size: 12, weight: 700, colour: LIGHT['on-solid'] },
  inside: { size: 11, weight: 400, colour: LIGHT['ink-2'] },
  attempt: { size: 11, weight: 400, colour: LIGHT['ink-2'] },
  strong: { size: 11, weight: 700, colour: LIGHT.ink },
  refused: { size: 11, weight: 700, colour: LIGHT['refused-line'] },
  note: { size: 11, weight: 400, colour: LIGHT['ink-3'] },
  bus: { size: 12, weight: 400, colour: LIGHT.ink },
  axis: { size: 11, weight: 400, colour: LIGHT['ink-3'] },
  dimension: { size: 11, weight: 400, colour: LIGHT['ink-2'] },
};

/** A piece of a bar as SVG. */
export function shapeMark({ d, look, tone, expired }: Shape): string {
  const { line, tint, solid } = coloursOf(tone);
  const outline = {
    stroke: line,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    ...(expired === true && { 'stroke-dasharray': DASHED }),
  };
  const drawn = { fill: 'none', 'stroke-width': 1.7, ...ROUND };
  switch (look) {
    case 'tint':
      return element('path', { d, fill: tint, ...outline });
    case 'solid':
      return element('path', { d, fill: solid, ...outline });
    case 'data':
      return element('path', { d, fill: LIGHT.sheet, ...outline });
    case 'bad':
      return element('path', { d, fill: LIGHT['refused-tint'], ...outline });
    case 'missing':
      return element('path', { d, fill: LIGHT.sheet, ...outline, 'stroke-dasharray': '1.5 3', ...ROUND });
    case 'cap':
      return element('path', { d, fill: LIGHT['refused-solid'] });
    case 'aborted':
      return element('path', {
        d,
        fill: LIGHT.sheet,
        stroke: LIGHT['ink-2'],
        'stroke-width': 1.5,
        'stroke-dasharray': DASHED,
      });
    case 'tick':
      return element('path', { d, ...drawn, stroke: LIGHT.ink });
    case 'glyph':
      return element('path', { d, ...drawn, stroke: tone === 'refused' ? LIGHT['on-solid'] : LIGHT.ink });
    case 'cross':
      return element('path', { d, ...drawn, stroke: LIGHT['refused-line'], 'stroke-width': 2 });
  }
}

/** The hatching of a wait as SVG. */
export function waitMark({ box, open }: WaitMark): string {
  const { x, y, width, height } = box;
  const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5];
  const border = open ? `M${right} ${top}H${left}V${bottom}H${right}` : `M${left} ${top}H${right}V${bottom}H${left}Z`;
  return [
    element('rect', { ...box, fill: `url(#${HATCH_ID})` }),
    element('path', { d: border, fill: 'none', stroke: LIGHT.hatch }),
  ].join('');
}

/** The flag of a logout as SVG. */
export function flagMark({ cloth, pole, text, by }: Flag): string {
  const user = by === 'user';
  return [
    element('path', {
      d: cloth,
      fill: user ? LIGHT.sheet : LIGHT['refused-solid'],
      ...(user && { stroke: LIGHT.ink, 'stroke-width': 1.5 }),
    }),
    element('path', {
      d: pole,
      fill: 'none',
      stroke: user ? LIGHT.ink : LIGHT['refused-line'],
      'stroke-width': 2,
    }),
    textMark(text, user ? LIGHT.ink : undefined),
  ].join('');
}

/** The values of a state over time as SVG. */
export function busMark({ segments, labels }: Bus): string {
  const outlines = segments.map(({ d, look, tone, expired }) => {
    const { line, tint } = coloursOf(tone);
    const isEmpty = look === 'empty';
    const dash = isEmpty ? '2 3' : look === 'tint' && expired ? DASHED : null;
    return element('path', {
      d,
      fill: isEmpty ? 'none' : look === 'data' ? LIGHT.sheet : tint,
      stroke: isEmpty ? LIGHT['refused-line'] : line,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
      ...(dash !== null && { 'stroke-dasharray': dash }),
    });
  });
  const texts = [...segments.flatMap(({ text }) => text ?? []), ...labels].map((text) => textMark(text));
  return [...outlines, ...texts].join('');
}

/** The line of the lock as SVG. */
export function lockMark({ holds, gaps, line }: LockLine): string {
  return [
    ...holds.map(({ box }) => element('rect', { ...box, fill: LIGHT.hair })),
    ...gaps.flatMap(({ d, plate, text }) => [
      element('path', { d, fill: 'none', stroke: LIGHT['ink-3'] }),
      element('rect', { ...plate, fill: LIGHT.paper }),
      textMark(text),
    ]),
    element('path', { d: line, fill: 'none', stroke: LIGHT['ink-2'], 'stroke-width': 1.5 }),
    ...holds.flatMap(({ text }) => (text ? textMark(text) : [])),
  ].join('');
}

/** A line from cause to effect as SVG. */
export function edgeMark({ from, to, why }: Edge): string {
  const stroke = { fill: 'none', stroke: LIGHT['ink-2'], ...ROUND };
  return [
    element('path', {
      d: `M${from.x} ${from.y}L${to.x} ${to.y}`,
      ...stroke,
      'stroke-width': 1.25,
      ...(why !== 'wake' && { 'stroke-dasharray': '1.5 3' }),
    }),
    element('path', { d: headPath(from, to), ...stroke, 'stroke-width': 1.5 }),
  ].join('');
}
