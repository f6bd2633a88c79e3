import { getResponse } from 'msw';
import { createHandlers } from '../backend/backendHandlers.ts';
import { createTokenSource } from '../backend/tokenSource.ts';
import { seedSession } from '../backend/tokenService.ts';
import { createMemoryVault, NEW_BACKEND } from '../backend/backendState.ts';
import type { Scenario } from '../scenario.ts';
import type { ServerContract } from '../backend/backendHandlers.ts';
import type { Happening } from '../trace.ts';
import type { Clock } from './clock.ts';
import type { AskServer, ServerAnswer } from './requestLegs.ts';
import { setStackDepth } from './stackDepth.ts';
import type { TokenRegistry } from './tokenWatch.ts';

/**
 * MSW takes a stack trace for each handler, and its abort after each answer takes another: a tenth of what a run costs.
 * Nothing of the app runs meanwhile, so no trace that somebody reads is lost.
 */
const NO_FRAMES = 0;

/** The refresh tokens of a run are made from this seed. */
const SEED = 20_260_105;

/** Opens the fake FastAPI server of a scenario, with one session on it: the same handlers as live mode, in memory. */
export function openServer(parts: {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly tokens: TokenRegistry;
  /** What the wrapper agrees with its server. */
  readonly contract: ServerContract;
}): {
  readonly server: AskServer;
  /** The tokens the app starts with. */
  readonly session: { readonly access: string; readonly refresh: string };
} {
  const { scenario, clock, tokens, contract } = parts;
  const newToken = createTokenSource(SEED);
  const user = { username: 'ann', access: scenario.accessToken };
  const [seeded, pair] = seedSession(NEW_BACKEND.tokens, user, scenario.server, clock.nowMs(), newToken);
  tokens.learn('access', pair.access.token);
  tokens.learn('refresh', pair.refresh.token);

  /** What happens at the server during one request. */
  let happenings: ((request: string) => Happening)[] = [];
  /** Cookies of the request that is being decided, and those that its answer sets. */
  let cookies: Readonly<Record<string, string>> = {};
  let setCookies: string[] = [];
  let presented: string | null = null;
  let refused = false;
  let hang = (): void => {};
  /** The status of an answer that is lost on its way. */
  let lostStatus: number | null = null;

  const restore = setStackDepth(NO_FRAMES);
  const handlers = createHandlers({
    contract,
    cookies: () => cookies,
    vault: createMemoryVault({ ...NEW_BACKEND, tokens: seeded }),
    policy: () => scenario.server,
    nowMs: clock.nowMs,
    newToken,
    observe(event) {
      if (event.type === 'refresh-presented') presented = event.token;
      if (event.type === 'access-refused') refused = true;
      if (event.type === 'cookies-set') setCookies.push(...event.cookies);
      if (event.type === 'answer-lost') lostStatus = event.status;
      if (event.type === 'family-revoked') happenings.push((request) => ({ type: 'family-revoked', request }));
      if (event.type !== 'tokens-issued') return;
      // Generations count in each family; numbers count all tokens of the run, also those of another login.
      const access = tokens.learn('access', event.access.token);
      const refresh = tokens.learn('refresh', event.refresh.token);
      happenings.push((request) => ({ type: 'tokens-issued', request, access, refresh }));
    },
    hang: () => {
      hang();
      return new Promise<never>(() => {});
    },
  });
  restore();

  const decide = (request: Request): Promise<ServerAnswer> =>
    new Promise((resolve, reject) => {
      hang = () => resolve({ as: 'hang' });
      getResponse(handlers, request).then(
        (response) =>
          resolve(
            !response || response.type === 'error' ? { as: 'lost', status: lostStatus } : { as: 'answer', response },
          ),
        reject,
      );
    });

  return {
    session: { access: pair.access.token, refresh: pair.refresh.token },
    async server(id, request, sent) {
      happenings = [];
      cookies = sent;
      setCookies = [];
      lostStatus = null;
      presented = null;
      refused = false;
      const restore = setStackDepth(NO_FRAMES);
      const verdict = await decide(request).finally(restore);
      return {
        verdict,
        setCookies,
        refused,
        presented: presented === null ? null : { generation: tokens.generationOf('refresh', presented) },
        happenings: happenings.map((happening) => happening(id)),
      };
    },
  };
}
