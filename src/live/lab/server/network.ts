import { legsOf, writeChoice } from '../../../sim/index.ts';
import type { Choice } from '../../../sim/index.ts';
import type { SentRequest } from '../report/watchedFetch.ts';
import type { ServerSettings } from './liveSettings.ts';

/** The way of a message between app and server. */
export interface Network {
  /** Resolves when the message has arrived. `request` is unknown for one that is not watched. */
  travel(leg: 'out' | 'back', request: SentRequest | undefined, settings: ServerSettings): Promise<void>;
  /** Lets a message arrive on the held network: `posts.1>`. */
  release(choice: Choice): void;
}

/** @param onWaiting told when a message waits for its release */
export function createNetwork(onWaiting: (choice: Choice) => void): Network {
  const waiting = new Map<Choice, () => void>();
  return {
    travel(leg, request, { pace, latency }) {
      if (pace === 'held' && request) {
        const to = leg === 'out' ? 'server' : 'client';
        const choice = writeChoice({ of: 'message', request: request.id, to });
        return new Promise((resolve) => {
          waiting.set(choice, resolve);
          onWaiting(choice);
        });
      }
      const legs = request ? legsOf(latency, request) : latency.api;
      return new Promise((resolve) => setTimeout(resolve, legs[`${leg}Ms`]));
    },
    release(choice) {
      waiting.get(choice)?.();
      waiting.delete(choice);
    },
  };
}
