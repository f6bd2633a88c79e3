import { getResponse } from 'msw';
import { expect } from 'vitest';
import type { BackendEvent } from '../../../src/sim/backend/backendParts.ts';
import type { Fault } from '../../../src/sim/backend/forcedReplies.ts';
import { type BackendOptions, createHandlers } from '../../../src/sim/backend/backendHandlers.ts';
import type { ServerPolicy } from '../../../src/sim/backend/serverPolicy.ts';
import { createMemoryVault, type BackendState, NEW_BACKEND } from '../../../src/sim/backend/backendState.ts';
import { seedSession } from '../../../src/sim/backend/tokenService.ts';
import { createTokenSource } from '../../../src/sim/backend/tokenSource.ts';

/** 2026-01-01T10:00:00Z. */
export const START_MS = 1_767_261_600_000;

export const POLICY: ServerPolicy = {
  accessSeconds: 900,
  rotation: 'rotate',
  reuse: 'refuse',
  graceMs: 0,
  refreshAnswer: 'normal',
};

interface Arrangement extends Partial<Pick<BackendOptions, 'base' | 'allowedOrigins' | 'hang'>> {
  readonly policy?: Partial<ServerPolicy>;
  readonly faults?: readonly Fault[];
  readonly access?: 'good' | 'expired';
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: () => unknown;
}

/** A backend over a state in memory, with one seeded session and a clock that stands still. */
export function createTestBackend(arrangement: Arrangement = {}) {
  const { policy, faults = [], access = 'good', ...rest } = arrangement;
  const appliedPolicy = Object.defineProperties({ ...POLICY }, Object.getOwnPropertyDescriptors(policy ?? {}));
  const newToken = createTokenSource(7);
  const [tokens, seeded] = seedSession(
    NEW_BACKEND.tokens,
    { username: 'ann', access },
    appliedPolicy,
    START_MS,
    newToken,
  );

  const vault = createMemoryVault<BackendState>({ ...NEW_BACKEND, tokens });
  let nowMs = START_MS;
  const events: BackendEvent[] = [];
  const handlers = createHandlers({
    vault,
    policy: () => appliedPolicy,
    nowMs: () => nowMs,
    newToken,
    observe: (event) => events.push(event),
    hang: () => Promise.reject(new Error('hung')),
    faults: () => faults,
    ...rest,
  });

  /** MSW's own response; `undefined` when no handler took the request. */
  const respond = (path: string, init?: RequestInit) =>
    getResponse(handlers, new Request(`http://testserver/api${path}`, init));

  async function send(path: string, init?: RequestInit): Promise<Answered> {
    const response = await respond(path, init);
    if (!response) throw new Error(`Failed to send ${path}: no handler took it.`);
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      json: () => JSON.parse(text) as unknown,
    };
  }

  return {
    seeded,
    events,
    respond,
    send,
    state: vault.get,
    passMs: (elapsedMs: number) => {
      nowMs += elapsedMs;
    },
    get: (path: string, token: string) => send(path, { headers: { authorization: `Bearer ${token}` } }),
    post: (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    /** Refreshes, expects success, and gives the fresh pair. */
    async refresh(token: string): Promise<{ readonly access: string; readonly refresh: string }> {
      const body = JSON.stringify({ refresh_token: token });
      const answer = await send('/auth/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(200);
      const pair = answer.json() as { access_token: string; refresh_token: string };
      return { access: pair.access_token, refresh: pair.refresh_token };
    },
  };
}

export type TestBackend = ReturnType<typeof createTestBackend>;
