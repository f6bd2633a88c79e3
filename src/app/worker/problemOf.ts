import { WrapperError } from '../../sim/index.ts';
import type { Problem } from '../../sim/index.ts';
import type { Job } from './protocol.ts';

/**
 * What a page shows of an error: what a wrapper has done as it is, anything else as a failure to do something.
 *
 * @param deed what failed: `run mutex.ts`
 */
export function problemOf(error: unknown, deed: string): Problem {
  if (error instanceof WrapperError) return error.problem;
  const cause = error instanceof Error ? error.message : String(error);
  return { kind: 'bad-input', deed, cause, remedy: 'Reload the page.', at: null };
}

/** A job as it is named where it fails. */
export function deedOf({ do: name, source: { file } }: Job): string {
  switch (name) {
    case 'run':
    case 'run-plan':
      return `run ${file}`;
    case 'read':
      return `read ${file}`;
    case 'explore':
      return `explore ${file}`;
    case 'check':
      return `check ${file}`;
    case 'decide':
      return `find out what ${file} can do`;
  }
}
