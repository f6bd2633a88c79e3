import type { Reading } from '../../reading/reading.ts';
import type {
  CheckId,
  CheckResult,
  Exploration,
  ExploreRequest,
  Plan,
  Problem,
  RunRecord,
  RunRequest,
  Scenario,
  Source,
  Trace,
  GoalVerdict,
} from '../../sim/index.ts';

/** What a page can have done beside it, and what each job needs. All of it is plain data. */
interface Jobs {
  readonly run: RunRequest;
  /** How the lab reads a reader's text: its code is called. */
  readonly read: { readonly source: Source };
  readonly explore: ExploreRequest;
  readonly decide: { readonly source: Source; readonly scenario: Scenario; readonly goal: string };
  readonly check: { readonly source: Source };
  /** One run of an exploration that goes on in another worker. */
  readonly 'run-plan': ExploreRequest & { readonly plan: Plan };
}

/** What a worker tells of each job: messages, as many as there are, then a last one. */
interface Tells {
  readonly run: { readonly as: 'ran'; readonly trace: Trace };
  readonly read: { readonly as: 'read'; readonly reading: Reading };
  /** `estimate`: about how many orders there are; `null` while that is not known. */
  readonly explore: {
    readonly as: 'explored';
    readonly exploration: Exploration;
    readonly estimate: number | null;
    readonly done: boolean;
  };
  readonly decide:
    | { readonly as: 'looked'; readonly count: number }
    | { readonly as: 'decided'; readonly verdict: GoalVerdict };
  readonly check:
    | { readonly as: 'checking'; readonly check: CheckId; readonly runs: number }
    | { readonly as: 'checked'; readonly result: CheckResult }
    | { readonly as: 'all-checked' };
  readonly 'run-plan': { readonly as: 'ran-plan'; readonly record: RunRecord };
}

/** The name of a job. */
export type JobName = keyof Jobs;

/** Something to be done in a worker. */
export type Job<Name extends JobName = JobName> = { readonly do: Name } & {
  readonly [N in JobName]: { readonly do: N } & Jobs[N];
}[JobName];

/** What is told of a job. After a problem nothing more is. */
export type Told<Name extends JobName = JobName> = Tells[Name] | { readonly as: 'problem'; readonly problem: Problem };

/** From the page to a worker, which does one job at a time. */
export type ToWorker =
  /** Texts of libraries, by specifier, that a reader's wrapper may import from now on. */
  | { readonly to: 'have'; readonly modules: Source['app'] }
  /** `helpers`: how many other workers it may hand runs to, by way of the page. */
  | { readonly to: 'begin'; readonly id: number; readonly job: Job; readonly helpers: number }
  | { readonly to: 'pause' }
  | { readonly to: 'go-on' }
  /** What a helper made of the run that was handed out under this number. */
  | { readonly to: 'take'; readonly number: number; readonly record: RunRecord };

/** A run for one of the helpers, which are numbered from 0. */
export interface HandedOut {
  readonly as: 'handed-out';
  readonly helper: number;
  /** Of the run: each has another one. */
  readonly number: number;
  readonly plan: Plan;
  /** Without its source: that is the job's, whatever is asked for. */
  readonly request: Omit<ExploreRequest, 'source'>;
}

/** From a worker to the page. Each message names the job, of which `begun` is the first. */
export type FromWorker<Name extends JobName = JobName> = { readonly id: number } & (
  | { readonly as: 'begun' }
  | HandedOut
  | Told<Name>
);

/** What the page needs of a worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Whether nothing more is told of the job. */
export function isLast(told: Told): boolean {
  switch (told.as) {
    case 'ran':
    case 'read':
    case 'ran-plan':
    case 'decided':
    case 'all-checked':
    case 'problem':
      return true;
    case 'explored':
      return told.done;
    case 'looked':
    case 'checking':
    case 'checked':
      return false;
  }
}
