import { readFileSync } from 'node:fs';
import { rgbOf } from './colour.ts';
import type { Rgb } from './colour.ts';

export type Theme = 'light' | 'dark';

/** The colours of src/ui/tokens.css by name, without the dashes, in both themes. */
export function readTokens(): (theme: Theme, name: string) => Rgb {
  const css = readFileSync(new URL('../../../../src/ui/tokens.css', import.meta.url), 'utf8');
  const found = new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light: rgbOf(light), dark: rgbOf(dark) }],
    ),
  );
  return (theme, name) => {
    const colours = found.get(name);
    if (!colours)
      throw new Error(`Failed to find the colour "--${name}" in src/ui/tokens.css. Name one that is there.`);
    return colours[theme];
  };
}
