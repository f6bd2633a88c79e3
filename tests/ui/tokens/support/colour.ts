/** Red, green and blue of a screen, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as CSS writes it: `#1a66bd`. */
export function rgbOf(hex: string): Rgb {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`Failed to read the colour "${hex}": it is not of the form #rrggbb. Write it so.`);
  return [Number.parseInt(red, 16) / 255, Number.parseInt(green, 16) / 255, Number.parseInt(blue, 16) / 255];
}

/** Light, in proportion to its energy: IEC 61966-2-1, without the gamma. */
export function linear(rgb: Rgb): Rgb {
  const one = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return [one(rgb[0]), one(rgb[1]), one(rgb[2])];
}

/** The contrast of two colours, from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(a: Rgb, b: Rgb): number {
  const [less, more] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((more ?? 0) + 0.05) / ((less ?? 0) + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = linear(rgb);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
