import { expect, test } from 'vitest';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

const PLAIN = sourceOf('plain');

test('a call whose body is a stream is sent once, and its repeat fails as new Request fails', async () => {
  const trace = await ofNote('mutex', sourceOf('mutex').text);
  expect(trace.sent).toEqual(['note.1 {"post_id":1,"text":"Note"}']);
  expect(trace.settled).toMatchObject({ ok: false });
  expect(trace.fault).toContain(
    "mutex.ts threw TypeError: Failed to construct 'Request': Response body object should not be disturbed or locked",
  );
});

test('a wrapper that puts a text in the place of a stream can send it again', async () => {
  const { text } = sourceOf('mutex');
  const kept = text.replace(
    /await mutex\.waitForUnlock\(\);/,
    `if (typeof args !== 'string' && args.body instanceof ReadableStream) args = { ...args, body: '{"post_id":1,"text":"kept"}' };
  await mutex.waitForUnlock();`,
  );
  const trace = await ofNote('mutex', kept);
  expect(trace.sent).toEqual(['note.1 {"post_id":1,"text":"kept"}', 'note.2 {"post_id":1,"text":"kept"}']);
  expect(trace.settled).toMatchObject({ ok: true });
});

test.for([
  ['fetch(input)', ['note.1 {"post_id":1,"text":"Note"}'], 'FETCH_ERROR'],
  ['fetch(copy)', ['note.1 {"post_id":1,"text":"Note"}', 'app.1 {"post_id":1,"text":"Note"}'], 401],
] as const)('a fetchFn that is refused and repeats by %s sends %o', async ([again, sent, status]) => {
  const text = PLAIN.text.replace(
    'fetchBaseQuery({',
    `fetchBaseQuery({
  fetchFn: async (input) => {
    const copy = input.clone();
    const first = await fetch(input);
    console.log(input.bodyUsed);
    return first.status === 401 ? ${again} : first;
  },`,
  );
  const trace = await ofNote('plain', text, {});
  expect(trace.sent).toEqual(sent);
  expect(trace.printed).toContain('true');
  expect(trace.settled).toMatchObject({ ok: false, status });
});

interface OfNote {
  readonly sent: readonly string[];
  readonly settled: Trace['events'][number] | undefined;
  readonly fault: string | null;
  readonly printed: readonly string[];
}

async function ofNote(wrapper: string, text: string, body: { body?: 'stream' } = { body: 'stream' }): Promise<OfNote> {
  const scenario = { ...scenarioOf('write-stream'), mounts: [{ component: 'note', atMs: 0, ...body }] } as const;
  const { events } = await run({ source: { ...sourceOf(wrapper), text }, scenario, schedule: { by: 'time' } });
  const settled = events.find(({ type }) => type === 'call-settled');
  return {
    sent: events.flatMap((event) =>
      event.type === 'request-sent' && event.role === 'api' ? `${event.request} ${event.body}` : [],
    ),
    settled,
    fault: settled?.type === 'call-settled' && !settled.ok ? settled.fault : null,
    printed: events.flatMap((event) => (event.type === 'console' ? event.text : [])),
  };
}
