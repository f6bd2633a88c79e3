import type { Trace } from '../../sim/index.ts';
import type { Geometry, Lane } from '../layout/geometry.ts';
import { isCallLane } from '../layout/laneList.ts';
import { layout } from '../layout/layout.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { LIGHT } from './lightColours.ts';
import { busMark, edgeMark, flagMark, HATCH_ID, lockMark, shapeMark, textMark, waitMark } from './svgMarks.ts';
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
    element('defs', {}, '', hatch()),
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

function hatch(): string {
  const line = element('rect', { width: 0.9, height: 6, fill: LIGHT.hatch });
  return element(
    'pattern',
    { id: HATCH_ID, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    '',
    line,
  );
}

function headline(title: string, about: string): string {
  const name = element('tspan', { 'font-weight': 700, fill: LIGHT.ink }, title);
  const rest = element('tspan', { dx: 14, fill: LIGHT['ink-2'] }, about);
  return element('text', { x: 16, y: 27, 'font-size': 14 }, '', `${name}${rest}`);
}

/** From back to front, as on the page. */
function picture(geometry: Geometry): string {
  return [
    ...geometry.lanes.map((lane) => ground(geometry, lane)),
    ...geometry.axis.grid.map((at) =>
      element('line', { x1: at, x2: at, y1: NUMBERS.rail, y2: geometry.split, stroke: LIGHT.hair }),
    ),
    ...geometry.lanes.map((lane, at) => edgeBelow(geometry, lane, geometry.lanes[at + 1])),
    rail(geometry),
    ...geometry.edges.map(edgeMark),
    ...geometry.buses.map(busMark),
    ...geometry.locks.map(lockMark),
    ...geometry.waits.map(waitMark),
    ...geometry.bars.map(({ shapes, texts, name }) =>
      element(
        'g',
        {},
        '',
        [
          element('title', {}, name),
          ...shapes.map((shape) => shapeMark(shape)),
          ...texts.map((text) => textMark(text)),
        ].join(''),
      ),
    ),
    ...geometry.flags.map(flagMark),
    ...geometry.labels.map((label) => textMark(label)),
    ...geometry.lanes.map((lane) => nameOf(lane)),
  ].join('\n');
}

function ground(geometry: Geometry, lane: Lane): string {
  if (isCallLane(lane)) return '';
  const { y, height } = lane.box;
  const isLast = lane.id === geometry.lanes.at(-1)?.id;
  return element('rect', {
    x: 0,
    y,
    width: geometry.width,
    height: isLast ? geometry.height + FOOT - y : height,
    fill: LIGHT.paper,
  });
}

function edgeBelow(geometry: Geometry, lane: Lane, next: Lane | undefined): string {
  if (!isCallLane(lane)) return '';
  const y = lane.box.y + lane.box.height - 0.5;
  const isEnd = !next || !isCallLane(next);
  const isTab = !isEnd && next.kind === 'call' && next.tab !== lane.tab;
  const stroke = isEnd ? LIGHT.ink : isTab ? LIGHT.line : LIGHT.hair;
  return element('line', { x1: 0, x2: geometry.width, y1: y, y2: y, stroke });
}

function rail({ axis, width, origin }: Geometry): string {
  const y = NUMBERS.rail;
  return [
    element('line', { x1: origin - 10, x2: width - 8, y1: y, y2: y, stroke: LIGHT.line }),
    ...axis.labels.map((label) => textMark(label)),
    ...axis.ticks.map((at) => element('rect', { x: at - 1, y: y - 3, width: 2, height: 6, fill: LIGHT.ink })),
  ].join('');
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
