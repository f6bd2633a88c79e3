import { expect, test } from 'vitest';
import {
  NO_PREDICTIONS,
  readPredictions,
  scoreOf,
  withPrediction,
  writePredictions,
} from '../../../../src/app/run/predict/predictions.ts';

test('only the first prediction for a run counts', () => {
  const once = withPrediction(NO_PREDICTIONS, 'a', { said: 1, was: 3 });
  expect(scoreOf(withPrediction(once, 'a', { said: 3, was: 3 }))).toBe('0 of 1 prediction right');
  expect(scoreOf(withPrediction(once, 'b', { said: 2, was: 2 }))).toBe('1 of 2 predictions right');
  expect(scoreOf(NO_PREDICTIONS)).toBeNull();
});

test('predictions are read back as they were written, and damaged ones are dropped', () => {
  const predictions = { ...withPrediction(NO_PREDICTIONS, 'a', { said: 1, was: 3 }), first: true };
  expect(readPredictions(writePredictions(predictions))).toEqual(predictions);
  for (const damaged of [null, '', '{', '{}', '{"version":2,"first":true,"made":{}}'])
    expect(readPredictions(damaged)).toBe(NO_PREDICTIONS);
});
