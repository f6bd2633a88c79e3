import { readChoice, writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Trace } from '../trace.ts';

/**
 * A text that is the same for runs whose choices differ only in the order of independent events: one at the server
 * and the other at the client, or both at the server and neither writes. Such runs are the same position.
 *
 * An order up to independent swaps is told by the orders of the events that do depend on each other (Mazurkiewicz
 * traces): those at the client among themselves, those at the server but for reads side by side, and everything
 * before and after a timer, a mount, or a user's action.
 */
export function positionKey({ choices, events }: Pick<Trace, 'choices' | 'events'>): string {
  const writes = new Set(
    events.flatMap((event) =>
      event.type === 'request-sent' && !/^(GET|HEAD|OPTIONS)$/.test(event.method)
        ? writeChoice({ of: 'message', request: event.request, to: 'server' })
        : [],
    ),
  );
  const parts: string[] = [];
  let client: Choice[] = [];
  let server: Choice[] = [];
  let reads: Choice[] = [];
  const closeReads = (): void => {
    server.push(...reads.toSorted());
    reads = [];
  };
  const close = (): void => {
    closeReads();
    parts.push(`${client.join(' ')}|${server.join(' ')}`);
    client = [];
    server = [];
  };
  for (const choice of choices) {
    const said = readChoice(choice);
    if (said?.of !== 'message') {
      close();
      parts.push(choice);
    } else if (said.to === 'client') client.push(choice);
    else if (writes.has(choice)) {
      closeReads();
      server.push(choice);
    } else reads.push(choice);
  }
  close();
  return parts.join(';');
}
