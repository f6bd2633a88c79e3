import type { Source } from '../../src/sim/index.ts';
import { sourceFrom } from './sources.ts';

const texts = import.meta.glob<string>('../fixtures/faulty/*.ts', { query: '?raw', import: 'default', eager: true });

/** The wrappers with typical faults, by the name of their file. */
export const FAULTY: ReadonlyMap<string, Source> = new Map(
  Object.entries(texts).map(([path, text]) => {
    const file = path.split('/').at(-1) ?? path;
    return [file.replace(/\.ts$/, ''), sourceFrom(text, file)];
  }),
);

/**
 * The wrapper with this fault.
 *
 * @throws {Error} when there is none
 */
export function faultyOf(name: string): Source {
  const source = FAULTY.get(name);
  if (source) return source;
  throw new Error(`Failed to find tests/fixtures/faulty/${name}.ts. Use one of ${[...FAULTY.keys()].join(', ')}.`);
}
