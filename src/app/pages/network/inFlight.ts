import { capital, possibleNext, readChoice, requestsOf, tokenName, tokensCarried } from '../../../sim/index.ts';
import type { Call, CallId, Choice, ChoiceParts, RequestId, RequestRecord, Trace } from '../../../sim/index.ts';
import { nameOf } from '../../../timeline/words/names.ts';
import { requestName } from '../../../timeline/words/requestName.ts';

/** A message in flight: to FastAPI, or back to the app. */
export interface Envelope {
  readonly choice: Choice;
  readonly way: 'out' | 'back';
  readonly request: RequestId;
  /** `null`: it belongs to no call. */
  readonly call: CallId | null;
  readonly title: string;
  readonly about: string;
  /** The generation that colours it: of the token it carries or, coming back, was sent with or brings. */
  readonly generation: number | null;
  /** The token it was sent with has expired: a dashed edge. */
  readonly expired: boolean;
  readonly look: 'sent' | 'answered' | 'refused' | 'brings';
}

/** What can happen beside the arrival of a message. */
export interface Happening {
  readonly choice: Choice;
  readonly kind: 'mount' | 'timer' | 'user';
  readonly call: CallId | null;
  readonly title: string;
}

export interface InFlight {
  readonly envelopes: readonly Envelope[];
  readonly happenings: readonly Happening[];
}

/** Everything that can happen next: messages in the order of the calls, what a call sent first before what came later. */
export function inFlightOf(trace: Trace): InFlight {
  const requests = new Map(requestsOf(trace).map((request) => [request.id, request]));
  const place = new Map<CallId | null, number>(trace.calls.map((call, at) => [call.id, at]));
  const envelopes: Envelope[] = [];
  const happenings: Happening[] = [];
  for (const choice of possibleNext(trace)) {
    const said = readChoice(choice);
    if (said?.of !== 'message') {
      if (said) happenings.push(happeningOf(trace, choice, said));
      continue;
    }
    const request = requests.get(said.request);
    if (request) envelopes.push(envelopeOf(trace, choice, said.to, request));
  }
  const rank = ({ call }: Envelope) => place.get(call) ?? trace.calls.length;
  return { envelopes: envelopes.toSorted((one, other) => rank(one) - rank(other)), happenings };
}

function envelopeOf(
  { calls, scenario }: Trace,
  choice: Choice,
  to: 'server' | 'client',
  request: RequestRecord,
): Envelope {
  const call = calls.find(({ id }) => id === request.call) ?? null;
  const sender = capital(nameOf(call));
  const carried = tokensOf(request);
  const common = {
    choice,
    request: request.id,
    call: request.call,
    generation: request.role === 'refresh' ? request.refresh : request.access,
    expired: isExpired(request, scenario.accessToken),
  };
  if (to === 'server') {
    return {
      ...common,
      way: 'out',
      title: `${request.method} ${request.path}`,
      about: `${sender}, ${requestName(request)}, carries ${carried}`,
      look: 'sent',
    };
  }
  const status = request.decided?.status ?? null;
  const title = status === null ? `No connection for ${request.path}` : `${status} for ${request.path}`;
  if (request.issued) {
    const { access, refresh } = request.issued;
    return {
      ...common,
      way: 'back',
      title,
      about: `${sender}, ${requestName(request)}, brings ${tokenName('access', access)} and ${tokenName('refresh', refresh)}`,
      generation: access,
      expired: false,
      look: 'brings',
    };
  }
  const about = `${sender}, ${requestName(request)}, was sent with ${carried}`;
  return { ...common, way: 'back', title, about, look: status === null || status >= 400 ? 'refused' : 'answered' };
}

function tokensOf(request: RequestRecord): string {
  return tokensCarried(request).join(' and ') || 'no token';
}

function isExpired({ access }: RequestRecord, first: 'good' | 'expired'): boolean {
  return access === 1 && first === 'expired';
}

const ACT_TITLES = {
  logout: 'The user logs out',
  login: 'The user logs in',
  close: 'The tab is closed',
  sleep: 'The machine goes to sleep',
  reload: 'The tab is reloaded',
  freeze: 'The tab is frozen',
  resume: 'The tab wakes',
  hide: 'The tab is out of sight',
  show: 'The tab is seen again',
  offline: 'The connection is lost',
  online: 'The connection is back',
} as const;

function happeningOf(
  { calls }: Trace,
  choice: Choice,
  said: Exclude<ChoiceParts, { readonly of: 'message' }>,
): Happening {
  const callOf = (id: CallId): Call | null => calls.find((call) => call.id === id) ?? null;
  switch (said.of) {
    case 'mount':
      return { choice, kind: 'mount', call: said.call, title: `${nameOf(callOf(said.call))} mounts` };
    case 'act':
      return { choice, kind: 'user', call: null, title: ACT_TITLES[said.act] };
    case 'abort':
      return { choice, kind: 'user', call: said.call, title: `${nameOf(callOf(said.call))} is aborted` };
    case 'timer':
      return { choice, kind: 'timer', call: null, title: 'A timer fires' };
  }
}
