import { getResponse, http } from 'msw';
import type { HttpHandler } from 'msw';
import { createHandlers } from '../../../sim/index.ts';
import type { BackendEvent } from '../../../sim/index.ts';
import type { Decision, Reporter } from '../report/reporter.ts';
import { REQUEST_ID_HEADER } from '../report/watchedFetch.ts';
import { newToken } from './arrange.ts';
import { vaultOf } from './database.ts';
import type { Database } from './database.ts';
import type { Network } from './network.ts';
import type { ServerSettings } from './liveSettings.ts';

interface HandlerParts {
  /** The exact address of the API. */
  readonly base: string;
  readonly database: Database;
  readonly network: Network;
  readonly reporter: Reporter;
}

/** The simulator's backend for MSW's service worker: its state in the database, its messages on the way for a while. */
export function createLiveHandlers({ base, database, network, reporter }: HandlerParts): HttpHandler[] {
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const id = request.headers.get(REQUEST_ID_HEADER);
      const sent = id === null ? undefined : reporter.find(id);
      const { settings } = await database.read();
      await network.travel('out', sent, settings);
      const work = () => decide(request, base, database, settings);
      const response = sent ? await reporter.decide(sent.id, work) : (await work()).verdict;
      if (response === 'never') return new Promise<never>(() => {});
      await network.travel('back', sent, settings);
      return response;
    }),
  ];
}

async function decide(
  request: Request,
  base: string,
  database: Database,
  { policy }: ServerSettings,
): Promise<Decision<Response | 'never'>> {
  const told: BackendEvent[] = [];
  let hang = (): void => {};
  const hung = new Promise<'never'>((resolve) => {
    hang = () => resolve('never');
  });
  const handlers = createHandlers({
    base,
    vault: vaultOf(database),
    policy: () => policy,
    nowMs: Date.now,
    newToken,
    observe: (event) => told.push(event),
    hang: () => {
      hang();
      return new Promise<never>(() => {});
    },
  });
  const answered = getResponse(handlers, request).then((response) => response ?? Response.error());
  const verdict = await Promise.race([answered, hung]);
  if (verdict === 'never') return { verdict, status: null, told };
  // Where only the answer is lost, the server has decided.
  const lost = told.find((event) => event.type === 'answer-lost');
  return { verdict, status: verdict.type === 'error' ? (lost?.status ?? 'lost') : verdict.status, told };
}
