import { roleOf, senderOf, writeRequestId } from '../../../sim/index.ts';
import type { Call, RequestId, RequestRole } from '../../../sim/index.ts';

/** Who sends a request: a call, or the app itself. */
export interface Sender {
  readonly call: Call | null;
}

/** A request that was sent, by what it is. */
export interface SentRequest {
  readonly id: RequestId;
  readonly call: Call | null;
  readonly role: RequestRole;
  /** Counts requests of this sender and role, from 1. */
  readonly attempt: number;
  /** Path and query, without the base URL. */
  readonly path: string;
}

/** Gives requests their ids, as the simulator does: `posts.1`, `posts.r1`, `app.l1`. */
export interface RequestNames {
  name(url: string, sender: Sender): SentRequest;
  find(id: RequestId): SentRequest | undefined;
  /** Counting starts anew: a call of the same name is another one. */
  forget(): void;
}

/** The names of the requests of a page. */
export function createRequestNames(base: string, tab: number): RequestNames {
  const attempts = new Map<string, number>();
  const named = new Map<RequestId, SentRequest>();
  return {
    name(url, { call }) {
      const path = url.startsWith(`${base}/`) ? url.slice(base.length) : new URL(url).pathname;
      const role = roleOf(path);
      const sender = senderOf(call?.id ?? null, tab);
      const key = `${sender} ${role}`;
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      const request = { id: writeRequestId({ sender, role, attempt }), call, role, attempt, path };
      named.set(request.id, request);
      return request;
    },
    find: (id) => named.get(id),
    forget() {
      attempts.clear();
      named.clear();
    },
  };
}
