import { readingOf } from '../../../../lessons/readings.ts';
import type { RunSpec } from '../../../../quiz/index.ts';
import { capital } from '../../../../sim/index.ts';
import { inWords, timesInWords } from '../../../../ui/inWords.ts';
import { useTrace } from '../../../run/figures/useRunner.ts';

/** Which number of a run is told, and how. */
export interface FactWords {
  /** Which number to read off the run. */
  readonly of: string;
  /** After the number, which is then in figures: `ms`. */
  readonly unit?: string;
  /** As the first word of a sentence. */
  readonly cap?: boolean;
  /** `once`, `twice`, `three times`. */
  readonly times?: boolean;
}

/** A number of a run that has come. What reads it off is not in the page before. */
export function ReadFact({ of, unit, cap = false, times = false, spec }: FactWords & { readonly spec: RunSpec }) {
  const value = readingOf(of)(useTrace(spec));
  const text = times ? timesInWords(value) : unit === undefined ? inWords(value) : `${value} ${unit}`;
  return <span>{cap ? capital(text) : text}</span>;
}
