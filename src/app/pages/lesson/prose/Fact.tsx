import { Suspense } from 'react';
import { capital } from '../../../../sim/index.ts';
import { readingOf } from '../../../../lessons/index.ts';
import { useTrace } from '../../../run/figures/LessonRuns.tsx';
import { inWords, timesInWords } from '../../../../ui/inWords.ts';
import { specOfProps } from './runProps.ts';
import type { RunProps } from './runProps.ts';
import styles from './prose.module.css';

interface FactProps extends RunProps {
  /** Which number to read off the run. */
  readonly of: string;
  /** After the number, which is then in figures: `ms`. */
  readonly unit?: string;
  /** As the first word of a sentence. */
  readonly cap?: boolean;
  /** `once`, `twice`, `three times`. */
  readonly times?: boolean;
}

/** A number in the prose, read off a run. */
export function Fact(props: FactProps) {
  return (
    <Suspense fallback={<span className={`hatched ${styles.pending}`} role="img" aria-label="being counted" />}>
      <Read {...props} />
    </Suspense>
  );
}

function Read({ of, unit, cap = false, times = false, ...run }: FactProps) {
  const value = readingOf(of)(useTrace(specOfProps(run)));
  const text = times ? timesInWords(value) : unit === undefined ? inWords(value) : `${value} ${unit}`;
  return <span>{cap ? capital(text) : text}</span>;
}
