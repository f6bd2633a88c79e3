import { callLabel, FAILURES } from '../../sim/index.ts';
import type { RequestRecord } from '../../sim/index.ts';
import { momentText } from './facts.ts';
import type { RunFacts } from './facts.ts';

/** One request in words: `Posts, try 1, GET /posts, sent at 0 ms with access 1, answered 401 at 50 ms`. */
export function barName(facts: RunFacts, record: RequestRecord): string {
  const call = record.call === null ? null : facts.callOf(record.call);
  const who = call ? callLabel(call) : 'No call';
  return [
    who,
    attemptName(record),
    `${record.method} ${record.path}`,
    `sent at ${momentText(facts, record.sent)} with ${carried(record)}`,
    endName(facts, record),
    record.end?.as === 'answered' && record.end.status < 400 && record.issued
      ? `brings access ${record.issued.access}`
      : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** `try 2`, `refresh`: what stands above its bar. */
export function attemptName(record: Pick<RequestRecord, 'role' | 'attempt'>): string {
  return record.role === 'api' ? `try ${record.attempt}` : record.role;
}

function carried({ role, access, refresh }: RequestRecord): string {
  const own = access === null ? null : `access ${access}`;
  if (role !== 'refresh') return own ?? 'no known access token';
  return [refresh === null ? 'no known refresh token' : `refresh ${refresh}`, own].filter(Boolean).join(' and ');
}

function endName(facts: RunFacts, record: RequestRecord): string {
  const { end, decided, lost } = record;
  if (end?.as === 'answered') return `answered ${end.status} at ${momentText(facts, end)}`;
  if (end) return `${FAILURES[end.because].was} at ${momentText(facts, end)}`;
  if (lost) return `lost at ${momentText(facts, lost)}`;
  if (decided?.status === null) return 'never answered';
  return decided ? `decided ${decided.status} at ${momentText(facts, decided)}, on its way back` : 'on its way';
}
