import { hundredth } from '../layout/frame.ts';
import type { Box, Edge, Shape, Text, TextKind } from '../layout/geometry.ts';
import { TEXT } from '../layout/textWidth.ts';
import { edgePaints, PAINTS, shapePaints, textPaints } from './paint.ts';
import type { Paints } from './paint.ts';

/** One element of the picture, as the page and the SVG file draw it, in px of the picture. */
export type Mark =
  | { readonly as: 'path'; readonly d: string; readonly paints: Paints; readonly className?: string }
  | { readonly as: 'rect'; readonly box: Box; readonly radius: number; readonly paints: Paints }
  | { readonly as: 'text'; readonly text: Text; readonly paints: Paints };

/** Attributes of SVG under their names in React: `strokeWidth`. */
export type Attributes = Readonly<Record<string, string | number>>;

/** The attributes of a mark, without its words. `colour` says how a colour is written. */
export function attributesOf(
  mark: Mark,
  ink: keyof Paints,
  colour: (name: NonNullable<Paints['dry']['fill']>) => string,
): Attributes {
  const { fill, stroke, ...rest } = mark.paints[ink];
  return {
    ...placeOf(mark),
    fill: fill === null ? 'none' : colour(fill),
    ...(stroke && { stroke: colour(stroke) }),
    ...rest,
  };
}

function placeOf(mark: Mark): Attributes {
  switch (mark.as) {
    case 'path':
      return { d: mark.d };
    case 'rect':
      return { ...mark.box, ...(mark.radius > 0 && { rx: mark.radius }) };
    case 'text': {
      const { x, y, anchor, kind, turned } = mark.text;
      const { size, weight } = TEXT[kind];
      return {
        ...(turned ? { transform: `translate(${x} ${y}) rotate(90)` } : { x, y }),
        textAnchor: anchor,
        fontSize: size,
        fontWeight: weight,
      };
    }
  }
}

/** A path. */
export function pathMark(d: string, paints: Paints): Mark {
  return { as: 'path', d, paints };
}

/** A rectangle. */
export function rectMark(box: Box, paints: Paints, radius = 0): Mark {
  return { as: 'rect', box, radius, paints };
}

/** A text, by default in the colour of its kind. */
export function textMark(text: Text, colouredAs: TextKind = text.kind): Mark {
  return { as: 'text', text, paints: textPaints(colouredAs) };
}

/** Texts; `null` is a text that found no place. */
export function textMarks(texts: readonly (Text | null)[]): readonly Mark[] {
  return texts.flatMap((text) => (text ? [textMark(text)] : []));
}

/** A piece of a bar. Halves with a border in a colour of their own answer the pointer. */
export function shapeMark({ d, look, tone, expired = false }: Shape): Mark {
  const answers = (look === 'tint' && !expired) || look === 'data' || look === 'bad';
  return { ...pathMark(d, shapePaints(look, tone, expired)), ...(answers && { className: 'tl-answers' }) };
}

/** The two lines of a cause: its line and the head of its arrow. */
export function edgeMarks({ from, to, why }: Pick<Edge, 'from' | 'to' | 'why'>, chosen: boolean): readonly Mark[] {
  const paints = edgePaints(why === 'wake', chosen);
  return [pathMark(`M${from.x} ${from.y}L${to.x} ${to.y}`, paints.line), pathMark(headPath(from, to), paints.head)];
}

const HEAD = 6;
const HALF_HEAD = 3.5;

/** Causes run straight down, up or across. */
function headPath(from: Edge['from'], to: Edge['to']): string {
  if (from.x === to.x) {
    const back = to.y > from.y ? -HEAD : HEAD;
    return `M${to.x - HALF_HEAD} ${to.y + back}L${to.x} ${to.y}L${to.x + HALF_HEAD} ${to.y + back}`;
  }
  const back = to.x > from.x ? -HEAD : HEAD;
  return `M${to.x + back} ${to.y - HALF_HEAD}L${to.x} ${to.y}L${to.x + back} ${to.y + HALF_HEAD}`;
}

/** px along the strip from one line of the hatching to the next: 6 px apart. */
const HATCH = 6 * Math.SQRT2;

/** The hatched strip of a wait, and its border; where it is open, it has no end. */
export function hatchMarks({ x, y, width, height }: Box, open: boolean, down: boolean): readonly Mark[] {
  const lines: string[] = [];
  // Each line rises to the right; `at` is its place on the upper edge, and it is cut at the sides.
  for (let at = HATCH; at < width + height; at += HATCH) {
    const [right, left] = [Math.min(at, width), Math.max(0, at - height)];
    lines.push(point('M', x + left, y + at - left), point('L', x + right, y + at - right));
  }
  const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5].map(hundredth);
  const border = !open
    ? `M${left} ${top}H${right}V${bottom}H${left}Z`
    : down
      ? `M${left} ${bottom}V${top}H${right}V${bottom}`
      : `M${right} ${top}H${left}V${bottom}H${right}`;
  return [pathMark(lines.join(''), PAINTS.hatch), pathMark(border, PAINTS.waitEdge)];
}

function point(command: 'M' | 'L', x: number, y: number): string {
  return `${command}${hundredth(x)} ${hundredth(y)}`;
}
