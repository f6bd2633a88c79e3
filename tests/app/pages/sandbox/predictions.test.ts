import { afterEach, expect, test, vi } from 'vitest';
import {
  keptPredictions,
  NO_PREDICTIONS,
  runKey,
  scoreOf,
  withPrediction,
} from '../../../../src/app/pages/sandbox/predictions.ts';
import { sourceFrom, sourceOf } from '../../../support/sources.ts';

afterEach(() => vi.unstubAllGlobals());

test('only the first prediction for a run counts', () => {
  const once = withPrediction(NO_PREDICTIONS, 'a', { said: 1, was: 3 });
  expect(scoreOf(withPrediction(once, 'a', { said: 3, was: 3 }))).toBe('0 of 1 prediction right');
  expect(scoreOf(withPrediction(once, 'b', { said: 2, was: 2 }))).toBe('1 of 2 predictions right');
  expect(scoreOf(NO_PREDICTIONS)).toBeNull();
});

test('predictions are read back as they were written, and damaged ones are dropped', () => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
  const predictions = { version: 1, first: true, made: { a: { said: 1, was: 3 } } } as const;
  expect(keptPredictions.write(predictions)).toBe(true);
  expect(keptPredictions.read()).toEqual(predictions);
  for (const damaged of ['', '{', '{}', '{"version":2,"first":true,"made":{}}']) {
    items.set('reauth-lab.sandbox-predictions', damaged);
    expect(keptPredictions.read()).toBeNull();
  }
});

test('a run is remembered by wrapper, scenario and settings, and a reader’s file also by its text', () => {
  const own = (content: string) => runKey(sourceFrom(content), 'late-401', {});
  const builtIn = (settings: Record<string, string>) => runKey(sourceOf('mutex'), 'late-401', settings);
  expect(builtIn({ rotation: 'off', components: '2' })).toBe('mutex late-401 components=2 rotation=off');
  expect(own('a')).not.toBe(own('b'));
  expect(own('a')).toBe(own('a'));
});
