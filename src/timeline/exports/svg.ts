import type { Trace } from '../../sim/index.ts';
import type { Geometry, Lane } from '../layout/geometry.ts';
import { layout } from '../layout/layout.ts';
import { attributesOf } from '../marks/mark.ts';
import type { Mark } from '../marks/mark.ts';
import { causePart, piecesOf } from '../marks/pieces.ts';
import type { Part, Piece } from '../marks/pieces.ts';
import { LIGHT } from './lightColours.ts';
import { element } from './xml.ts';

/** Without the typeface of the page, one that runs no wider. */
const SANS = "'Recursive', 'Recursive Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const CODE = "'Recursive Mono', ui-monospace, Menlo, Consolas, monospace";

const WIDTH = 1200;
const HEAD = 44;
const FOOT = 8;

export interface SvgOptions {
  /** Over the picture: `Mutex in Late 401`. */
  readonly title: string;
  /** What came of it, in one line. */
  readonly about: string;
}

/**
 * The timeline of a run as a picture that stands alone: in light colours, with its words as text, and described for
 * who cannot see it. Drawn from the same geometry as the page's.
 */
export function toSvg(trace: Trace, { title, about }: SvgOptions): string {
  const geometry = layout(trace, { width: WIDTH, orientation: 'across' });
  const height = HEAD + geometry.height + FOOT;
  const described = [about, ...geometry.bars.map(({ name }) => `${name}.`)].join('\n');
  const children = [
    element('title', { id: 'title' }, title),
    element('desc', { id: 'desc' }, described),
    element('rect', { width: geometry.width, height, fill: LIGHT.sheet }),
    headline(title, about),
    element('g', { transform: `translate(0 ${HEAD})` }, '', picture(geometry)),
  ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: geometry.width,
      height,
      viewBox: `0 0 ${geometry.width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
      'font-family': SANS,
      'font-variant-numeric': 'tabular-nums',
    },
    '',
    `\n${children}\n`,
  )}\n`;
}

function headline(title: string, about: string): string {
  const name = element('tspan', { 'font-weight': 700, fill: LIGHT.ink }, title);
  const rest = element('tspan', { dx: 14, fill: LIGHT['ink-2'] }, about);
  return element('text', { x: 16, y: 27, 'font-size': 14 }, '', `${name}${rest}`);
}

/** From back to front, as on the page. */
function picture(geometry: Geometry): string {
  const pieces = piecesOf({ ...geometry, height: geometry.height + FOOT });
  const ground = new Set<Piece['kind']>(['grid', 'lane', 'rail']);
  return [
    ...pieces.filter(({ kind }) => ground.has(kind)).map(pieceElement),
    ...geometry.edges.map((edge) => partElements(causePart(edge, true, false))),
    ...pieces.filter(({ kind }) => !ground.has(kind)).map(pieceElement),
    ...geometry.lanes.map((lane) => nameOf(lane)),
  ].join('\n');
}

function pieceElement({ parts, bar }: Piece): string {
  const title = bar ? element('title', {}, bar.name) : '';
  return element('g', {}, '', title + parts.map(partElements).join(''));
}

function partElements({ marks }: Part): string {
  return marks.map(markElement).join('');
}

function markElement(mark: Mark): string {
  const attributes = Object.entries(attributesOf(mark, 'dry', (colour) => LIGHT[colour]));
  const written = new Map(attributes.map(([name, value]) => [kebab(name), value]));
  return element(mark.as, Object.fromEntries(written), mark.as === 'text' ? mark.text.text : '');
}

/** `stroke-width` of `strokeWidth`. */
function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function nameOf(lane: Lane): string {
  const middle = (lane.from + lane.to) / 2;
  const name = [
    element('tspan', { 'font-size': 13, 'font-weight': 600, fill: LIGHT.ink }, lane.name),
    ...(lane.tab === null
      ? []
      : [element('tspan', { dx: 5, 'font-size': 11, fill: LIGHT['ink-3'] }, `tab ${lane.tab}`)]),
  ].join('');
  return [
    element('text', { x: 16, y: middle - 3 }, '', name),
    element(
      'text',
      {
        x: 16,
        y: middle + 11,
        'font-size': 11,
        fill: LIGHT['ink-3'],
        ...(lane.kind === 'call' && { 'font-family': CODE }),
      },
      lane.sub,
    ),
  ].join('');
}
