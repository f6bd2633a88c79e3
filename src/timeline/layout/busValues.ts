import { hasExpired } from '../../sim/index.ts';
import type { Moment } from '../../sim/index.ts';
import type { RunFacts } from './facts.ts';
import type { BusSegment, Tone } from './geometry.ts';
import type { StoreLane } from './stores.ts';
import { toneOf } from './tones.ts';

/** A value on a bus, from a moment on, with wordings from long to short. */
export interface BusValue {
  readonly from: Moment | null;
  readonly texts: readonly string[];
  readonly tone: Tone;
  readonly look: BusSegment['look'];
  readonly expired: boolean;
}

/** Which access token a store holds. */
export function storeValues(facts: RunFacts, store: StoreLane): readonly BusValue[] {
  const values: BusValue[] = [accessValue(facts, null, 1)];
  let held: number | null | undefined = 1;
  for (const event of facts.trace.events) {
    if (event.type !== 'token-stored' && event.type !== 'token-cleared') continue;
    if (event.kind !== 'access' || event.place !== store.place || (store.tab !== null && event.tab !== store.tab))
      continue;
    const next = event.type === 'token-stored' ? event.generation : undefined;
    if (next === held) continue;
    held = next;
    const loggedOut = facts.logouts.some(
      (logout) => logout.step === event.step && (store.tab === null || logout.tab === store.tab),
    );
    values.push(
      next === undefined
        ? {
            from: event,
            texts: loggedOut ? ['no token: logged out', 'logged out', 'none'] : ['no token', 'none'],
            tone: 'refused',
            look: 'empty',
            expired: false,
          }
        : accessValue(facts, event, next),
    );
  }
  return values;
}

function accessValue(facts: RunFacts, from: Moment | null, access: number | null): BusValue {
  if (access === null)
    return {
      from,
      texts: ['a token FastAPI does not know', 'unknown token', '?'],
      tone: 'none',
      look: 'data',
      expired: false,
    };
  const expired = hasExpired(facts.trace, access, from?.atMs ?? 0);
  return {
    from,
    texts: [...(expired ? [`access ${access}, expired`] : []), `access ${access}`, `a${access}`],
    tone: toneOf(access),
    look: 'tint',
    expired,
  };
}

/** Which refresh token FastAPI takes. */
export function serverValues(facts: RunFacts): readonly BusValue[] {
  let good = 1;
  const values: BusValue[] = [refreshValue(null, 1, 'refresh 1')];
  for (const event of facts.trace.events) {
    if (event.type === 'family-revoked')
      values.push({
        from: event,
        texts: ['family revoked', 'revoked', 'none'],
        tone: 'refused',
        look: 'empty',
        expired: false,
      });
    if (event.type === 'tokens-issued' && event.refresh !== good) {
      values.push(refreshValue(event, event.refresh, `refresh ${event.refresh}, ${good} is used`));
      good = event.refresh;
    }
  }
  return values;
}

function refreshValue(from: Moment | null, refresh: number, long: string): BusValue {
  return {
    from,
    texts: [long, `refresh ${refresh}`, `r${refresh}`],
    tone: toneOf(refresh),
    look: 'data',
    expired: false,
  };
}
