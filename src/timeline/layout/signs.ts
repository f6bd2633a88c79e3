import { hundredth } from './frame.ts';

/** The circular arrow of a refresh, 11 px, about its middle. */
export function refreshSign(x: number, y: number): string {
  const at = (dx: number, dy: number): string => `${hundredth(x + dx)} ${hundredth(y + dy)}`;
  return `M${at(5.2, -2)}A5.5 5.5 0 1 0 ${at(5.4, 1.6)}M${at(5.8, -5.6)}v3.8h-3.8`;
}

/** A tick, 9.5 px wide, from its left end. */
export function tickSign(x: number, y: number): string {
  return `M${hundredth(x)} ${hundredth(y)}l3.5 3.5 6-7`;
}
