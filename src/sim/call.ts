import type { ComponentId } from './components.ts';
import type { CallId } from './ids.ts';

/** One RTK Query endpoint call, by a component. */
export interface Call {
  readonly id: CallId;
  readonly component: ComponentId;
  /** What people call it, whatever tab it is in: `Posts`. */
  readonly name: string;
  /** From 1. */
  readonly tab: number;
  /** There are more tabs than one, so that its name alone does not tell it from the others. */
  readonly severalTabs: boolean;
  /** The call after which its component polls: RTK Query makes this one by itself. */
  readonly polledBy?: CallId;
  /** Method and path, without the base URL: `GET /posts`. */
  readonly operation: string;
}

/** What a component does as a call begins. */
export function beginningInWords(call: Call | null | undefined): 'mounts' | 'polls' {
  return call?.polledBy === undefined ? 'mounts' : 'polls';
}

/** `Posts`, or `Posts, tab 2` where there are two tabs: at the head of a lane, a row, a column. */
export function callLabel({ name, tab, severalTabs }: Call): string {
  return severalTabs ? `${name}, tab ${tab}` : name;
}

/** `Posts`, or `Posts in tab 2`, within a sentence; `the app` for what belongs to no call. */
export function callInWords(call: Call | null | undefined): string {
  if (!call) return 'the app';
  return call.severalTabs ? `${call.name} in tab ${call.tab}` : call.name;
}
