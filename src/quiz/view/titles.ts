import { createContext } from 'react';
import { runName } from '../runSpec.ts';
import type { RunSpec } from '../runSpec.ts';

/** How the host calls a run, and where it can be looked at. */
export interface RunTitles {
  /** `Promise flag, three at once` */
  readonly name: (spec: RunSpec) => string;
  /** `null` where there is no page for it: a mutant. */
  readonly href: (spec: RunSpec) => string | null;
}

/** Without a host, runs are called by their ids. */
export const RunTitlesContext = createContext<RunTitles>({ name: runName, href: () => null });
