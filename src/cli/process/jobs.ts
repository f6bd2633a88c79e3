import type {
  CheckId,
  CheckResult,
  Exploration,
  ExploreRequest,
  OwnSetup,
  Problem,
  RunRequest,
  Source,
  Trace,
} from '../../sim/index.ts';
import type { Reading } from '../../reading/reading.ts';

/** What a process can be asked to do with a wrapper. */
export type Job =
  | { readonly do: 'run'; readonly request: RunRequest }
  | { readonly do: 'explore'; readonly request: ExploreRequest }
  | { readonly do: 'read'; readonly request: ReadRequest }
  | { readonly do: 'grade'; readonly request: GradeRequest };

/** Sources to be read, one after another. */
export interface ReadRequest {
  readonly source: Source;
  /** Behind it. */
  readonly more: readonly Source[];
}

export interface GradeRequest {
  readonly source: Source;
  readonly only: readonly CheckId[];
  /** In this scenario alone; without it each check in its own. */
  readonly inScenario?: OwnSetup;
  /** Whether to look first if the wrapper can be run at all. */
  readonly probe: boolean;
}

/** A source that cannot be read. */
export interface Unreadable {
  readonly unreadable: Problem;
}

/**
 * What a process finds. A run is one part, and so is each reading; of an exploration it says what there is so far, about how many orders there will be, and in the end all; grading finds how it reads a reader's wrapper,
 * that it has run once, and the result of each check in their order.
 */
export type Part =
  | Trace
  | Exploration
  | { readonly estimate: number }
  | Reading
  | Unreadable
  | { readonly reading: Reading }
  | 'loaded'
  | CheckResult;

/** What `jobWorker.ts` is told, once. */
export interface Told {
  readonly job: Job;
  /** Signs what it says. `null`: the wrapper is the lab's own, and there are no walls. */
  readonly key: string | null;
}
