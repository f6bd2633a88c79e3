import { expect, test } from 'vitest';
import { run as simulate } from '../../src/sim/index.ts';
import type { RunRequest } from '../../src/sim/index.ts';
import { changeRun, createRunner, runKey } from '../../src/quiz/index.ts';
import type { Mutant, RunSpec } from '../../src/quiz/index.ts';
import { sourceOf } from '../support/sources.ts';

const SPEC: RunSpec = { wrapper: 'mutex', scenario: 'three-at-once' };

function counting() {
  const requests: RunRequest[] = [];
  const runner = createRunner({
    source: sourceOf,
    run(request) {
      requests.push(request);
      return simulate(request);
    },
  });
  return { runner, requests };
}

test('a spec is run once, however often it is asked for', async () => {
  const { runner, requests } = counting();
  const [first, second] = await Promise.all([runner(SPEC), runner({ ...SPEC, settings: {} })]);
  expect(first).toBe(second);
  expect(requests).toHaveLength(1);
});

test('a run that failed is tried again', async () => {
  let failures = 1;
  const runner = createRunner({
    source: sourceOf,
    run: (request) => (failures-- > 0 ? Promise.reject(new Error('the worker is gone')) : simulate(request)),
  });
  await expect(runner(SPEC)).rejects.toThrow('the worker is gone');
  expect((await runner(SPEC)).end).toBe('settled');
});

test('a mutant runs the changed text under its own name', async () => {
  const { runner, requests } = counting();
  const mutant: Mutant = {
    of: 'mutex',
    name: 'Mutex, one for each call',
    replace: [
      ['const mutex = new Mutex();\n', ''],
      ['  await mutex.waitForUnlock();\n  let result', '  const mutex = new Mutex();\n  let result'],
    ],
  };
  const trace = await runner({ ...SPEC, wrapper: mutant });
  expect(trace.wrapper).toBe('Mutex, one for each call');
  expect(trace.events.filter((event) => event.type === 'request-sent' && event.role === 'refresh')).toHaveLength(3);
  expect(requests[0]?.source.file).toBe('mutex.ts');
});

test('a change replaces what it names and adds to the settings', () => {
  const before: RunSpec = { ...SPEC, settings: { rotation: 'off', components: '2' } };
  expect(changeRun(before, { wrapper: 'plain', settings: { components: '5' } })).toEqual({
    wrapper: 'plain',
    scenario: 'three-at-once',
    settings: { rotation: 'off', components: '5' },
  });
});

test('the key of a run does not depend on the order of its settings', () => {
  const key = (settings: Record<string, string>): string => runKey({ ...SPEC, settings });
  expect(key({ rotation: 'off', components: '2' })).toBe(key({ components: '2', rotation: 'off' }));
  expect(key({})).toBe(runKey({ ...SPEC, schedule: { by: 'time' } }));
  expect(key({ rotation: 'off' })).not.toBe(key({}));
});
