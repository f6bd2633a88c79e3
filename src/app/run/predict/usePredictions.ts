import { useState } from 'react';
import { readPredictions, scoreOf, withPrediction, writePredictions } from './predictions.ts';
import type { Prediction, Predictions } from './predictions.ts';

const KEY = 'reauth-lab.sandbox-predictions';

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
  const [predictions, setPredictions] = useState(load);
  function keep(next: Predictions): void {
    setPredictions(next);
    save(next);
  }
  return {
    predictions,
    score: scoreOf(predictions),
    setFirst: (first) => keep({ ...predictions, first }),
    commit: (made) => keep(made.reduce((all, [key, prediction]) => withPrediction(all, key, prediction), predictions)),
    forget: () => keep({ ...predictions, made: {} }),
  };
}

/** Storage may be refused: then predictions last for the visit. */
function load(): Predictions {
  try {
    return readPredictions(localStorage.getItem(KEY));
  } catch {
    return readPredictions(null);
  }
}

function save(predictions: Predictions): void {
  try {
    localStorage.setItem(KEY, writePredictions(predictions));
  } catch {
    return;
  }
}
