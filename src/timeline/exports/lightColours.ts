import type { Tone } from '../layout/geometry.ts';

/** The light theme's colours, for pictures that stand alone: the same as in the page's tokens, which a test holds. */
export const LIGHT = {
  paper: '#f4f6f1',
  sheet: '#fdfefc',
  ink: '#17201d',
  'ink-2': '#45514c',
  'ink-3': '#5a6560',
  hair: '#d8dcd3',
  line: '#7d8883',
  'g1-line': '#65655b',
  'g1-tint': '#e3e3da',
  'g2-line': '#1a66bd',
  'g2-tint': '#dae8f9',
  'g2-solid': '#1a66bd',
  'g3-line': '#a85400',
  'g3-tint': '#fde9d4',
  'g3-solid': '#a85400',
  'g4-line': '#5b1a66',
  'g4-tint': '#eedaf1',
  'g4-solid': '#5b1a66',
  'g5-line': '#005a50',
  'g5-tint': '#cbebe7',
  'g5-solid': '#005a50',
  'on-solid': '#ffffff',
  'refused-line': '#97102b',
  'refused-tint': '#fae1e3',
  'refused-solid': '#a3142f',
  hatch: '#737e79',
} as const;

interface ToneColours {
  /** Borders. */
  readonly line: string;
  /** Where a token is used. */
  readonly tint: string;
  /** Where it is born. */
  readonly solid: string;
}

/** The colours of a tone. */
export function coloursOf(tone: Tone): ToneColours {
  if (tone === 'none') return { line: LIGHT['ink-2'], tint: LIGHT.sheet, solid: LIGHT['ink-2'] };
  const solid = tone === 'g1' ? LIGHT['g1-line'] : LIGHT[`${tone}-solid`];
  return { line: LIGHT[`${tone}-line`], tint: LIGHT[`${tone}-tint`], solid };
}
