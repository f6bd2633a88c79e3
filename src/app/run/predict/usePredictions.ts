import { useState } from 'react';
import { keptPredictions, NO_PREDICTIONS, scoreOf, withPrediction } from './predictions.ts';
import type { Prediction, Predictions } from './predictions.ts';

export interface PredictionsState {
  readonly predictions: Predictions;
  readonly score: string | null;
  readonly setFirst: (first: boolean) => void;
  readonly commit: (made: readonly (readonly [key: string, prediction: Prediction])[]) => void;
  /** Forgets all predictions; runs are shut again. */
  readonly forget: () => void;
}

/** The reader's predictions, kept in this browser. */
export function usePredictions(): PredictionsState {
  const [predictions, setPredictions] = useState((): Predictions => keptPredictions.read() ?? NO_PREDICTIONS);
  function keep(next: Predictions): void {
    setPredictions(next);
    keptPredictions.write({ version: 1, first: next.first, made: { ...next.made } });
  }
  return {
    predictions,
    score: scoreOf(predictions),
    setFirst: (first) => keep({ ...predictions, first }),
    commit: (made) => keep(made.reduce((all, [key, prediction]) => withPrediction(all, key, prediction), predictions)),
    forget: () => keep({ ...predictions, made: {} }),
  };
}
