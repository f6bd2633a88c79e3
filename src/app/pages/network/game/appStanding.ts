import { hasExpired, heldBefore, holdsOf } from '../../../../sim/index.ts';
import type { Generation, Trace } from '../../../../sim/index.ts';
import { nameOf } from '../../../../timeline/words/names.ts';

/** What a tab of the app knows beside its calls. */
export interface AppStanding {
  readonly tab: number;
  /** Where this app keeps its access token. */
  readonly store: string;
  readonly access: Generation;
  readonly expired: boolean;
  readonly lock: string;
  /** `null` while nobody was logged out. */
  readonly loggedOut: string | null;
}

/**
 * How each tab stands when a run was stopped.
 *
 * @param moveOf where a step was: `at move 6`
 */
export function appStandings(trace: Trace, moveOf: (step: number) => string): readonly AppStanding[] {
  const { events, scenario } = trace;
  const last = events.at(-1);
  const usesStore = events.every(
    (event) =>
      (event.type !== 'token-stored' && event.type !== 'token-cleared') ||
      event.kind !== 'access' ||
      event.place === 'auth-store',
  );
  return Array.from({ length: scenario.tabs }, (_, at) => at + 1).map((tab) => {
    const access = heldBefore(trace, 'access', tab, events.length);
    const hold = holdsOf(trace).find((one) => one.tab === tab && one.to === null);
    const owner = trace.calls.find(({ id }) => id === hold?.owner) ?? null;
    const logout = events.findLast((event) => event.type === 'logged-out' && event.tab === tab);
    return {
      tab,
      store: usesStore ? 'Auth store' : 'localStorage',
      access,
      expired: hasExpired(trace, access, last?.atMs ?? 0),
      lock: hold ? `held by ${nameOf(owner)}` : 'free',
      loggedOut: logout ? moveOf(logout.step) : null,
    };
  });
}
