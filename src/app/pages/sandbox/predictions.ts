import { useState } from 'react';
import * as v from 'valibot';
import type { Settings, Source } from '../../../sim/index.ts';
import { counted, hashOf, shortName } from '../../../sim/index.ts';
import { kept } from '../../../ui/kept.ts';

/** What was predicted for a run, and what it made. */
export interface Prediction {
  readonly said: number;
  readonly was: number;
}

/** All that is remembered of a reader's predictions. */
export interface Predictions {
  /** Whether runs are shut until the reader commits. */
  readonly first: boolean;
  /** By the key of the run. Only the first one for each run counts. */
  readonly made: Readonly<Record<string, Prediction>>;
}

export const NO_PREDICTIONS: Predictions = { first: false, made: {} };

/** The reader's predictions as this browser keeps them. Where storage is refused, they last for the visit. */
export const keptPredictions = kept(
  'reauth-lab.sandbox-predictions',
  v.object({
    version: v.literal(1),
    first: v.boolean(),
    made: v.record(v.string(), v.object({ said: v.number(), was: v.number() })),
  }),
);

/** Remembers a prediction, unless there is one for this run. */
export function withPrediction(predictions: Predictions, key: string, prediction: Prediction): Predictions {
  if (predictions.made[key]) return predictions;
  return { ...predictions, made: { ...predictions.made, [key]: prediction } };
}

/** Whether one of these runs waits for a prediction. */
export function isShut({ first, made }: Predictions, keys: readonly string[]): boolean {
  return first && keys.some((key) => !made[key]);
}

/** What was predicted for a run; `null` where nothing was, and while nobody asks. */
export function predictionFor({ first, made }: Predictions, key: string): Prediction | null {
  return first ? (made[key] ?? null) : null;
}

/** `2 of 3 predictions right`; `null` before the first. */
export function scoreOf({ made }: Predictions): string | null {
  const all = Object.values(made);
  if (all.length === 0) return null;
  const right = all.filter(({ said, was }) => said === was).length;
  return `${right} of ${counted(all.length, 'prediction')} right`;
}

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

/** What a run is remembered by. A reader's own file counts as another run whenever its text has changed. */
export function runKey(source: Source, scenario: string, settings: Settings): string {
  const parts = Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();
  return [
    source.origin === 'lab' ? source.id : `own ${source.file} ${hashOf(source.text).toString(36)}`,
    shortName(scenario),
    ...parts,
  ].join(' ');
}
