import type { Choice } from '../choice.ts';

/** One choice of a run, with what decides whether its place among the others matters. */
export interface Step {
  readonly choice: Choice;
  /** The request it is about: its two arrivals are never independent. */
  readonly request: string;
  /** `everywhere`: a timer, a user's action, a late mount. */
  readonly at: 'server' | 'client' | 'everywhere';
  /** It happens when no message is in flight, so it cannot come before any that was. */
  readonly waits?: boolean;
  /** It may change what others find at the server. */
  readonly writes: boolean;
  /** The choice after which it could happen for the first time; `null` for what was there from the start. */
  readonly cause: Choice | null;
  /** The cap on requests ended the run in it, so nothing that was under way came after it. */
  readonly cut?: boolean;
}

/** Whether swapping two neighbouring steps can change anything. Symmetric. */
export type Dependence = (one: Step, other: Step) => boolean;

/** Picks the next step of a run; `null` to break it off. */
export type Pick = (candidates: readonly Step[], done: readonly Step[]) => Step | null;

/**
 * Independent are steps of different requests of which one is at the server and the other at the client, or both at
 * the server and neither writes. Everything else is dependent: two arrivals at the client above all, where the
 * wrapper's own state is.
 */
export function dependent(one: Step, other: Step): boolean {
  if (one.at === 'everywhere' || other.at === 'everywhere' || one.request === other.request) return true;
  if (one.at !== other.at) return false;
  return one.at === 'client' || one.writes || other.writes;
}

/** Without reduction: every order is an order of its own. */
export function alwaysDependent(): boolean {
  return true;
}

/** What is left of `steps` without this choice. */
export function without(steps: readonly Step[], { choice }: Step): readonly Step[] {
  return steps.filter((step) => step.choice !== choice);
}
