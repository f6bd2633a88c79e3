import { streamOf } from './readRequest.ts';

// What a wrapper is given to send, in other forms than RTK Query's usual one.

/** The arguments of a mutation with its body as a stream, as `fetch` takes one. */
export function withStream(args: unknown): unknown {
  if (typeof args !== 'object' || args === null || !('body' in args)) return args;
  const body = streamOf(JSON.stringify(args.body));
  return { ...args, body, headers: { 'content-type': 'application/json' }, duplex: 'half' };
}

/** The arguments of a base query as an object with `url` and `method`: its body also under axios' name. */
export function asObject(args: unknown): unknown {
  if (typeof args === 'string') return { url: args, method: 'GET' };
  return typeof args === 'object' && args !== null && 'body' in args ? { ...args, data: args.body } : args;
}
