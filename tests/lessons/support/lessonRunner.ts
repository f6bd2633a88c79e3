import { createRunner } from '../../../src/quiz/index.ts';
import type { Runner } from '../../../src/quiz/index.ts';
import { run } from '../../../src/sim/index.ts';
import type { Source } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

/**
 * Runs what lessons name, in place.
 *
 * @param change what a test makes of a wrapper's source before it runs
 */
export function lessonRunner(change: (source: Source) => Source = (source) => source): Runner {
  return createRunner({ source: (id) => change(sourceOf(id)), run });
}
