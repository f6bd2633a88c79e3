import type { Problem } from '../sim/index.ts';

/** A run that was ended. `limit`: what it did not keep, as in `within 5 seconds`. */
export function endless(file: string, limit: string): Problem {
  return {
    kind: 'endless',
    deed: `run ${file}`,
    cause: `it did not come to an end ${limit}`,
    remedy: 'Look for a loop that never ends.',
    at: null,
  };
}

/** A run that ended in a way that the simulator has no name for. `cause`: with what. */
export function simulatorBroke(file: string, cause: string): Problem {
  return {
    kind: 'bad-input',
    deed: `run ${file}`,
    cause: `the simulator broke with ${cause}`,
    remedy: 'Look for a change of what all code shares, such as Array.prototype.',
    at: null,
  };
}
