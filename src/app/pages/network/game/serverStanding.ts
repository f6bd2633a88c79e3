import { familyBefore, hasExpired, isGoodBefore, requestsOf, tokenName, counted } from '../../../../sim/index.ts';
import type { FamilyState, Trace } from '../../../../sim/index.ts';

/** What is true at FastAPI. */
export interface ServerStanding {
  readonly access: { readonly generation: number; readonly expired: boolean; readonly about: string };
  readonly refresh: { readonly generation: number | null; readonly about: string };
  readonly family: { readonly words: string; readonly about: string; readonly isGood: boolean };
  readonly answered: string;
}

const FAMILY: Readonly<Record<FamilyState, string>> = {
  good: 'good',
  revoked: 'revoked',
  'logged out': 'logged out',
  over: 'over',
  none: 'good',
};

/**
 * How FastAPI stands when a run was stopped.
 *
 * @param moveOf where a step was: `at move 6`
 */
export function serverStanding(trace: Trace, moveOf: (step: number) => string): ServerStanding {
  const { events, scenario } = trace;
  const atMs = events.at(-1)?.atMs ?? 0;
  const issued = events.findLast((event) => event.type === 'tokens-issued');
  const newest = issued?.type === 'tokens-issued' ? issued : { access: 1, refresh: 1 };
  const requests = requestsOf(trace);
  const family = familyBefore(trace, Infinity);
  const isGood = isGoodBefore(trace, newest.access, events.length);
  const taken = requests.findLast((request) => request.issued && request.issued.refresh !== request.refresh);
  const reused = requests.find(
    (one) =>
      one.decided &&
      requests.some(
        (other) => other !== one && other.refresh === one.refresh && isTakenBefore(other, one.decided?.step ?? 0),
      ),
  );
  const decided = requests.filter(({ decided: at }) => at !== null);
  const refused = decided.filter(({ decided: at }) => (at?.status ?? 0) >= 400).length;

  return {
    access: {
      generation: newest.access,
      expired: !isGood,
      about: accessAbout(trace, newest.access, isGood, atMs),
    },
    refresh: {
      generation: family === 'good' ? newest.refresh : null,
      about:
        scenario.server.rotation === 'off'
          ? 'works for ever'
          : taken
            ? `${tokenName('refresh', taken.refresh)} was used ${moveOf(taken.decided?.step ?? 0)}`
            : 'not used yet',
    },
    family: {
      words: FAMILY[family],
      isGood: family === 'good' || family === 'none',
      about: reused
        ? `${tokenName('refresh', reused.refresh)} was presented again ${moveOf(reused.decided?.step ?? 0)}`
        : family === 'over'
          ? 'this server refuses every refresh'
          : 'no used token was presented',
    },
    answered: `${counted(decided.length, 'request')}, ${refused} refused`,
  };

  function isTakenBefore(request: (typeof requests)[number], step: number): boolean {
    return (
      request.issued !== null &&
      request.issued.refresh !== request.refresh &&
      request.decided !== null &&
      request.decided.step < step
    );
  }
}

function accessAbout(trace: Trace, newest: number, isGood: boolean, atMs: number): string {
  const old = tokenName('access', 1);
  if (newest === 1) return isGood ? 'the first one, and good' : `${old} has expired`;
  if (!isGood) return 'no access token is good';
  return hasExpired(trace, 1, atMs) ? `${old} has expired` : `${old} is good, too`;
}
