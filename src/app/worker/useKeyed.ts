import { useState } from 'react';
import type { Source } from '../../sim/index.ts';

/** The same object for as long as its key is the same, so that effects run only when something has changed. */
export function useKeyed<T>(value: T, key: string): T {
  const [kept, setKept] = useState({ key, value });
  if (kept.key === key) return kept.value;
  setKept({ key, value });
  return value;
}

/** What is asked of the simulator, as far as it decides what comes of it: the same text for equal questions. */
export function keyOf({ source, ...rest }: { readonly source: Source }): string {
  const { text, app, ...named } = source;
  // The texts are long and are the same objects: they are put beside the JSON rather than into it, for each rendering.
  return `${JSON.stringify([named, rest])} ${numberOf(app)} ${text}`;
}

const numbers = new WeakMap<Source['app'], number>();
let known = 0;

/** Another number for each object. */
function numberOf(app: Source['app']): number {
  const number = numbers.get(app) ?? ++known;
  numbers.set(app, number);
  return number;
}
