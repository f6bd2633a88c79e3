import { run } from '../../../src/sim/index.ts';
import { createRunner } from '../../../src/quiz/index.ts';
import { sourceOf } from '../../support/sources.ts';

/** Runs the lab's own wrappers, each run once for a file of tests. */
export const runner = createRunner({ source: sourceOf, run });
