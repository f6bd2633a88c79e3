import * as v from 'valibot';
import { expect } from 'vitest';
import { DEMO_LOGIN } from '../../../src/sim/backend/data.ts';
import { createAccessToken } from '../../../src/sim/backend/accessToken.ts';
import { START_MS, type TestBackend } from './testBackend.ts';

const headers = v.record(v.string(), v.string());

/** Strict throughout: a case that says something this reader does not know must fail, not pass unread. */
const recordingSchema = v.strictObject({
  about: v.string(),
  cases: v.array(
    v.strictObject({
      name: v.string(),
      note: v.optional(v.string()),
      request: v.strictObject({
        method: v.string(),
        path: v.string(),
        headers: v.optional(headers, {}),
        body: v.optional(v.string()),
        bodyBase64: v.optional(v.string()),
      }),
      response: v.strictObject({
        status: v.number(),
        headers: v.optional(headers, {}),
        json: v.optional(v.unknown()),
        text: v.optional(v.string()),
      }),
    }),
  ),
});

/** A backend that cases can be sent to: in memory, or over HTTP. */
export type Sender = Pick<TestBackend, 'send' | 'seeded' | 'refresh'>;

export type FastApiCase = v.InferOutput<typeof recordingSchema>['cases'][number];

/** The cases of a recording, in order. Throws when the recording has a form that is not known. */
export function casesOf(recording: unknown): readonly FastApiCase[] {
  return v.parse(recordingSchema, recording).cases;
}

/** Sends the case's request, and expects its answer: every header when `allHeaders`, else those that are named. */
export async function expectAnswer(backend: Sender, recorded: FastApiCase, allHeaders: boolean): Promise<void> {
  const answer = await backend.send(recorded.request.path, await requestInitOf(backend, recorded.request));
  const { status, headers: named, json, text } = recorded.response;

  expect(answer.status).toBe(status);
  if (allHeaders) expect(answer.headers).toEqual(named);
  else expect(answer.headers).toMatchObject(named);

  if (json !== undefined) {
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.json()).toEqual(expectationOf(json));
    // Also the order of keys, where the body is known to the letter.
    if (!JSON.stringify(json).includes('<')) expect(answer.text).toBe(JSON.stringify(json));
  }
  if (text !== undefined) expect(answer.text).toBe(text);
  if (status === 204) expect(answer.text).toBe('');
}

async function requestInitOf(backend: Sender, request: FastApiCase['request']): Promise<RequestInit> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) sent[name] = await fillIn(backend, value);
  const body = request.bodyBase64 === undefined ? await bytesOf(backend, request.body) : fromBase64(request.bodyBase64);
  return { method: request.method, headers: sent, ...(body && { body }) };
}

/** As bytes: to a text, `Request` would add a `content-type` of its own. */
async function bytesOf(backend: Sender, body: string | undefined) {
  return body === undefined ? undefined : new TextEncoder().encode(await fillIn(backend, body));
}

function fromBase64(text: string) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** What the words in `<>` of a request stand for. */
async function fillIn(backend: Sender, text: string): Promise<string> {
  const family = { id: 'any', username: 'ann' };
  const meanings: Readonly<Record<string, () => string | Promise<string>>> = {
    '<valid access token>': () => backend.seeded.access.token,
    '<expired access token>': () => createAccessToken(family, 1, START_MS - 901_000, 900),
    '<name>': () => DEMO_LOGIN.username,
    '<right>': () => DEMO_LOGIN.password,
    '<good>': () => backend.seeded.refresh.token,
    '<used>': async () => {
      await backend.refresh(backend.seeded.refresh.token);
      return backend.seeded.refresh.token;
    },
  };
  let filled = text;
  for (const [placeholder] of text.matchAll(/<[^>]*>/g)) {
    const meaning = meanings[placeholder];
    if (!meaning) throw new Error(`Failed to read a case: nobody knows what ${placeholder} stands for.`);
    filled = filled.replace(placeholder, await meaning());
  }
  return filled;
}

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const OPAQUE = /^[\w-]{43}$/;

/** An answer's JSON with the words in `<>` as matchers. */
function expectationOf(value: unknown): unknown {
  if (typeof value === 'string') {
    if (!/<.*>/.test(value)) return value;
    if (value === '<jwt>') return expect.stringMatching(JWT);
    if (value.startsWith('<opaque')) return expect.stringMatching(OPAQUE);
    throw new Error(`Failed to read a case: nobody knows what ${value} stands for.`);
  }
  if (Array.isArray(value)) return value.map(expectationOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expectationOf(inner)]));
}
