import type { Rgb } from './colour.ts';

/** A colour of CIE 1976: lightness from 0 to 100, red to green, yellow to blue. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** The white of a screen, D65. */
const WHITE = [0.95047, 1, 1.08883] as const;

/** @param rgb linear */
export function labOf([red, green, blue]: Rgb): Lab {
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE[0]);
  const y = curve((0.2126729 * red + 0.7151522 * green + 0.072175 * blue) / WHITE[1]);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function curve(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
}

const RADIANS = Math.PI / 180;

/**
 * How different two colours look: CIEDE2000. About 1 is just seen side by side, and 5 at a glance. Named as in G. Sharma,
 * W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", Color Research & Application 30(1), 2005.
 */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - saturation(meanChroma));
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hue(stretch * a1, b1), hue(stretch * a2, b2)];
  const gray = c1 * c2 === 0;

  const turn = gray ? 0 : ((((h2 - h1 + 180) % 360) + 360) % 360) - 180;
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIANS);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = gray ? h1 + h2 : (h1 + turn / 2 + 360) % 360;

  const t =
    1 -
    0.17 * Math.cos((h - 30) * RADIANS) +
    0.24 * Math.cos(2 * h * RADIANS) +
    0.32 * Math.cos((3 * h + 6) * RADIANS) -
    0.2 * Math.cos((4 * h - 63) * RADIANS);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const hueShift = deltaHue / (1 + 0.015 * c * t);
  const rotation = -2 * saturation(c) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIANS);
  return Math.sqrt(lightness ** 2 + chroma ** 2 + hueShift ** 2 + rotation * chroma * hueShift);
}

function saturation(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

/** In degrees, from 0 to 360. */
function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIANS + 360) % 360;
}
