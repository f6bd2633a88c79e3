import type { Bus, ShapeLook, TextKind, Tone } from '../layout/geometry.ts';

/** A colour of the page, by the name of its token: `g2-tint`. */
export type Colour =
  | 'paper'
  | 'sheet'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'hair'
  | 'line'
  | 'hatch'
  | 'mark'
  | 'mark-edge'
  | 'on-solid'
  | `${'g1' | 'refused'}-${'line' | 'tint'}`
  | 'refused-solid'
  | `${'g2' | 'g3' | 'g4' | 'g5'}-${'line' | 'tint' | 'solid'}`;

/** How a mark is painted, as attributes of SVG. Lengths in px. */
export interface Paint {
  /** `null`: not filled. */
  readonly fill: Colour | null;
  readonly stroke?: Colour;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
  readonly strokeLinecap?: 'round';
  readonly strokeLinejoin?: 'round';
  readonly opacity?: number;
}

/** A mark before the playhead has passed (`wet`: outlines, and words that can be read) and after it (`dry`). */
export interface Paints {
  readonly dry: Paint;
  readonly wet: Paint;
}

const DASHED = { strokeDasharray: '4 2.5' } as const;
const DOTTED = { strokeDasharray: '1.5 3', strokeLinecap: 'round' } as const;
const ROUND = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** A mark that looks the same before and after the playhead. */
export function steady(paint: Paint): Paints {
  return { dry: paint, wet: paint };
}

/** A mark that is an outline until the playhead has passed. */
function filled(paint: Paint): Paints {
  return { dry: paint, wet: { ...paint, fill: null } };
}

/** A solid mark: until the playhead has passed, an outline on plain ground. */
function solid(fill: Colour, outline: Colour): Paints {
  return { dry: { fill }, wet: { fill: 'sheet', stroke: outline, strokeWidth: 1.5 } };
}

/** The paints of a piece of a bar. */
export function shapePaints(look: ShapeLook, tone: Tone, expired: boolean): Paints {
  const outline = {
    stroke: lineOf(tone),
    strokeWidth: 1.5,
    strokeLinejoin: 'round',
    ...(expired && DASHED),
  } as const;
  switch (look) {
    case 'tint':
      return filled({ fill: tintOf(tone), ...outline });
    case 'solid':
      return filled({ fill: tone === 'none' ? 'ink-2' : tone === 'g1' ? 'g1-line' : `${tone}-solid`, ...outline });
    case 'data':
      return filled({ fill: 'sheet', ...outline });
    case 'bad':
      return filled({ fill: 'refused-tint', ...outline });
    case 'missing':
      return filled({ fill: 'sheet', ...outline, ...DOTTED });
    case 'cap':
      return solid('refused-solid', 'refused-line');
    case 'aborted':
      return steady({ fill: 'sheet', stroke: 'ink-2', strokeWidth: 1.5, ...DASHED });
    case 'tick':
      return steady({ fill: null, stroke: 'ink', strokeWidth: 1.7, ...ROUND });
    case 'glyph': {
      const sign = { fill: null, stroke: 'ink', strokeWidth: 1.7, ...ROUND } as const;
      return { dry: tone === 'refused' ? { ...sign, stroke: 'on-solid' } : sign, wet: sign };
    }
    case 'cross':
      return steady({ fill: null, stroke: 'refused-line', strokeWidth: 2, ...ROUND });
  }
}

/** The paints of a stretch of a state. */
export function busPaints({ look, tone, expired }: Bus['segments'][number]): Paints {
  const outline = { strokeWidth: 1.5, strokeLinejoin: 'round' } as const;
  switch (look) {
    case 'empty':
      return steady({ fill: null, stroke: 'refused-line', ...outline, strokeDasharray: '2 3' });
    case 'data':
      return filled({ fill: 'sheet', stroke: lineOf(tone), ...outline });
    case 'tint':
      return filled({ fill: tintOf(tone), stroke: lineOf(tone), ...outline, ...(expired && DASHED) });
  }
}

/** The paints of the two lines of a cause, which are stronger where it belongs to the chosen request. */
export function edgePaints(solidLine: boolean, chosen: boolean): { readonly line: Paints; readonly head: Paints } {
  const stroke = chosen ? 'ink' : 'ink-2';
  const faint = (paint: Paint): Paints => ({ dry: paint, wet: { ...paint, opacity: 0.6 } });
  return {
    line: faint({
      fill: null,
      stroke,
      strokeWidth: chosen ? 1.75 : 1.25,
      ...DOTTED,
      ...((chosen || solidLine) && { strokeDasharray: 'none' }),
    }),
    head: faint({ fill: null, stroke, strokeWidth: 1.5, ...ROUND }),
  };
}

function hatching(strokeWidth: number): Paints {
  const paint = { fill: null, stroke: 'hatch', strokeWidth } as const;
  return { dry: paint, wet: { ...paint, opacity: 0.45 } };
}

/** Everything else that is not text. */
export const PAINTS = {
  grid: steady({ fill: null, stroke: 'hair' }),
  stateGround: steady({ fill: 'paper' }),
  laneEnd: steady({ fill: null, stroke: 'hair' }),
  tabEnd: steady({ fill: null, stroke: 'line' }),
  callsEnd: steady({ fill: null, stroke: 'ink' }),
  rail: steady({ fill: null, stroke: 'line' }),
  stops: { dry: { fill: 'ink' }, wet: { fill: 'line' } },
  hatch: hatching(1.3),
  waitEdge: hatching(1),
  cloth: solid('refused-solid', 'refused-line'),
  pole: steady({ fill: null, stroke: 'refused-line', strokeWidth: 2 }),
  userCloth: steady({ fill: 'sheet', stroke: 'ink', strokeWidth: 1.5 }),
  userPole: steady({ fill: null, stroke: 'ink', strokeWidth: 2 }),
  held: filled({ fill: 'hair' }),
  heldBox: filled({ fill: 'hair', stroke: 'ink-2', strokeWidth: 1.5 }),
  wave: steady({ fill: null, stroke: 'ink-2', strokeWidth: 1.5 }),
  dimension: steady({ fill: null, stroke: 'ink-3' }),
  plate: steady({ fill: 'sheet' }),
  statePlate: steady({ fill: 'paper' }),
  band: {
    dry: { fill: 'mark', stroke: 'mark-edge', strokeWidth: 1.5 },
    wet: { fill: null, stroke: 'mark-edge', strokeWidth: 1.5, strokeDasharray: '3 3' },
  },
  differs: steady({ fill: 'mark', opacity: 0.38 }),
  differsFrom: steady({ fill: null, stroke: 'mark-edge', strokeWidth: 2 }),
} satisfies Readonly<Record<string, Paints>>;

/** The colours of a text. */
export function textPaints(kind: TextKind): Paints {
  switch (kind) {
    case 'token':
    case 'status':
    case 'strong':
    case 'bus':
      return steady({ fill: 'ink' });
    case 'on':
      return { dry: { fill: 'on-solid' }, wet: { fill: 'ink' } };
    case 'inside':
    case 'attempt':
    case 'dimension':
      return steady({ fill: 'ink-2' });
    case 'refused':
      return steady({ fill: 'refused-line' });
    case 'note':
    case 'axis':
      return steady({ fill: 'ink-3' });
  }
}

function lineOf(tone: Tone): Colour {
  return tone === 'none' ? 'ink-2' : `${tone}-line`;
}

function tintOf(tone: Tone): Colour {
  return tone === 'none' ? 'sheet' : `${tone}-tint`;
}
