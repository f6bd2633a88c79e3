import { expect, test } from 'vitest';
import { ReadResponse } from '../../../src/sim/world/readAnswer.ts';

const answer = {
  status: 401,
  statusText: 'Unauthorized',
  headers: new Headers({ 'content-type': 'application/json' }),
  body: '{"detail":"Not authenticated"}',
  url: 'http://localhost:5173/api/posts',
};

test('it is a Response to whoever asks', () => {
  expect(ReadResponse.of(answer)).toBeInstanceOf(Response);
  expect(ReadResponse.of(answer)).toMatchObject({
    ok: false,
    status: 401,
    statusText: 'Unauthorized',
    url: answer.url,
    type: 'basic',
  });
});

test('its body comes as text, JSON, bytes, or a blob', async () => {
  expect(await ReadResponse.of(answer).text()).toBe(answer.body);
  expect(await ReadResponse.of(answer).json()).toEqual({ detail: 'Not authenticated' });
  expect((await ReadResponse.of(answer).bytes()).length).toBe(answer.body.length);
  expect((await ReadResponse.of(answer).arrayBuffer()).byteLength).toBe(answer.body.length);
  expect((await ReadResponse.of(answer).blob()).type).toBe('application/json');
  expect(await new Response(ReadResponse.of(answer).body).text()).toBe(answer.body);
});

test('a clone is read by itself, and nothing is read twice', async () => {
  const response = ReadResponse.of(answer);
  const clone = response.clone();
  await response.text();
  expect([response.bodyUsed, clone.bodyUsed]).toEqual([true, false]);
  await expect(response.json()).rejects.toThrow('Failed to read the response');
  expect(() => response.clone()).toThrow('Failed to clone the response');
  expect(await clone.text()).toBe(answer.body);
});

test('a body that is no JSON rejects json(), and does not throw', async () => {
  await expect(ReadResponse.of({ ...answer, body: 'Internal Server Error' }).json()).rejects.toThrow(SyntaxError);
});

test('reading resolves in microtasks: no turn of the event loop is needed', async () => {
  let read = '';
  void ReadResponse.of(answer)
    .text()
    .then((text) => (read = text));
  await Promise.resolve();
  await Promise.resolve();
  expect(read).toBe(answer.body);
});
