import type { Choice } from '../choice.ts';

/** Something that can happen next: the schedule chooses which. */
export interface Pending {
  readonly choice: Choice;
  readonly kind: 'mount' | 'to-server' | 'to-client' | 'timer' | 'user';
  /** When it happens in runs by time, in virtual milliseconds. */
  readonly atMs: number;
  /** A timer that the wrapper did not set (RTK's housekeeping): it never keeps a run alive. */
  readonly idle: boolean;
  /** A timer of no delay: it is not outlasted by a request that is sent after it was set. */
  readonly soon?: boolean;
  /** A request that may change what others find at the server: a refresh, and every method but GET, HEAD and OPTIONS. */
  readonly writes?: boolean;
  /** The tab whose it is, where a closed tab has none of it any more; what goes to the server is nobody's. */
  readonly tab?: number;
  /** Makes it happen. The engine lets all reactions run before it chooses again. */
  readonly happen: () => void | Promise<void>;
}

/** The set of pending events of a world, in the order they were added. */
export interface Agenda {
  add(pending: Pending): void;
  remove(choice: Choice): void;
  /** A tab is closed: nothing of it happens any more; or loaded anew: its timers and answers do not. */
  removeTab(tab: number, how: 'closed' | 'reloaded'): void;
  /** A tab is frozen, or wakes: what is to happen in it waits meanwhile. */
  freeze(tab: number, isFrozen: boolean): void;
  /** What can happen now. */
  list(): readonly Pending[];
}

/** An empty agenda. */
export function createAgenda(): Agenda {
  const items = new Map<Choice, Pending>();
  const frozen = new Set<number>();
  return {
    add: (pending) => void items.set(pending.choice, pending),
    remove: (choice) => void items.delete(choice),
    removeTab(tab, how) {
      for (const { choice, tab: whose, kind } of items.values())
        if (whose === tab && (how === 'closed' || kind === 'timer' || kind === 'to-client')) items.delete(choice);
    },
    freeze: (tab, isFrozen) => void (isFrozen ? frozen.add(tab) : frozen.delete(tab)),
    list: () => [...items.values()].filter(({ tab }) => tab === undefined || !frozen.has(tab)),
  };
}
