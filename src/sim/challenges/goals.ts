import { forcedLogoutsOf } from '../facts/logouts.ts';
import type { EventOf, Trace } from '../trace.ts';
import type { OrderResult } from '../explore/outcomes.ts';

/** Something to bring about. */
export interface Goal {
  readonly id: string;
  /** After "Your aim: ". */
  readonly aim: string;
  /** After "You ". */
  readonly did: string;
  /** The step that reaches it; `null` while none has. Later steps never undo it. */
  readonly reachedAt: (trace: Trace) => number | null;
  /**
   * The same, read from the result of a whole run, as the explorer tells it. Only where a result tells it, and where a
   * component that mounts at any moment makes no difference.
   */
  readonly isIn?: (result: OrderResult) => boolean;
}

export const GOALS: readonly Goal[] = [
  {
    id: 'refresh-twice',
    aim: 'make it refresh twice',
    did: 'made it refresh twice',
    reachedAt: ({ events }) =>
      events.filter((event) => event.type === 'request-sent' && event.role === 'refresh')[1]?.step ?? null,
    isIn: ({ refreshRequests }) => refreshRequests >= 2,
  },
  {
    id: 'log-out',
    aim: 'get the user logged out',
    did: 'got the user logged out',
    reachedAt: (trace) => forcedLogoutsOf(trace)[0]?.step ?? null,
    isIn: ({ forcedLogouts }) => forcedLogouts > 0,
  },
  {
    id: 'old-token',
    aim: 'make it send a request with the old token after the refresh',
    did: 'made it send a request with the old token after the refresh',
    reachedAt: sentWithOldToken,
  },
  {
    id: 'standstill',
    aim: 'bring it to a standstill',
    did: 'brought it to a standstill',
    reachedAt: ({ events, end }) => (end === 'stuck' ? (events.at(-1)?.step ?? null) : null),
    isIn: ({ outcome }) => outcome === 'stuck',
  },
];

/** The goal with this id; `null` where there is none. */
export function goalOf(id: string | null): Goal | null {
  return GOALS.find((goal) => goal.id === id) ?? null;
}

/** A request with an access token, when FastAPI had issued a newer one before. */
function sentWithOldToken({ events }: Trace): number | null {
  let newest = 1;
  for (const event of events) {
    if (event.type === 'tokens-issued') newest = Math.max(newest, event.access);
    if (isCallRequest(event) && event.access !== null && event.access < newest) return event.step;
  }
  return null;
}

function isCallRequest(event: Trace['events'][number]): event is EventOf<'request-sent'> {
  return event.type === 'request-sent' && event.role === 'api';
}
