import { expect, test } from 'vitest';
import { INTERNAL_SERVER_ERROR } from '../../../src/sim/backend/fastapi/answer.ts';
import { casesOf, expectAnswer } from './fastapiCases.ts';
import probed from './probed.json' with { type: 'json' };
import recorded from './recorded.json' with { type: 'json' };
import { createTestBackend } from './testBackend.ts';

/** What a scenario has to ask for, for the cases that say so. */
const ARRANGEMENTS: Readonly<Record<string, Parameters<typeof createTestBackend>[0]>> = {
  'unhandled error': { faults: [{ method: 'GET', path: '/posts', at: 'endpoint', reply: INTERNAL_SERVER_ERROR }] },
};

for (const recordedCase of casesOf(recorded)) {
  test(`recorded from FastAPI: ${recordedCase.name}`, async () => {
    await expectAnswer(createTestBackend(ARRANGEMENTS[recordedCase.name]), recordedCase, false);
  });
}

for (const probedCase of casesOf(probed)) {
  test(`probed from FastAPI, all headers: ${probedCase.name}`, async () => {
    await expectAnswer(createTestBackend(), probedCase, true);
  });
}

test('every arrangement belongs to a recorded case', () => {
  const names = casesOf(recorded).map(({ name }) => name);
  expect(Object.keys(ARRANGEMENTS).filter((name) => !names.includes(name))).toEqual([]);
});

test('a case with a part that is not understood is refused', () => {
  const odd = { name: 'odd', request: { method: 'GET', path: '/posts', cookies: 'a=b' }, response: { status: 200 } };
  expect(() => casesOf({ about: '', cases: [odd] })).toThrow('cookies');
});

test('a case with a word that is not understood fails', async () => {
  const request = { method: 'GET', path: '/posts', headers: { authorization: 'Bearer <stolen>' } };
  const [odd] = casesOf({ about: '', cases: [{ name: 'odd', request, response: { status: 200 } }] });
  if (!odd) throw new Error('no case');
  await expect(expectAnswer(createTestBackend(), odd, false)).rejects.toThrow('<stolen>');
});
