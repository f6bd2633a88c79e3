import { useEffect, useState } from 'react';
import type { Reading } from '../../reading/reading.ts';
import type { Problem, Source } from '../../sim/index.ts';
import { problemOf } from './problemOf.ts';
import { keyOf, useKeyed } from './useKeyed.ts';
import { useSimulator } from './useSimulator.ts';

/** How a reader's text is read, as a page sees it. */
export type ReadingState =
  | { readonly state: 'idle' }
  /** `reading`: of the text as it was a moment ago. */
  | { readonly state: 'reading'; readonly reading: Reading | null }
  | { readonly state: 'done'; readonly reading: Reading }
  | { readonly state: 'failed'; readonly problem: Problem };

/**
 * Reads a reader's wrapper, and again whenever it says something else. It is executed, in its frame.
 *
 * @param wanted `null` for none
 */
export function useReading(wanted: Source | null): ReadingState {
  const simulator = useSimulator();
  const source = useKeyed(wanted, wanted === null ? '' : keyOf({ source: wanted }));
  const [kept, setKept] = useState<{ readonly of: Source; readonly as: ReadingState } | null>(null);

  useEffect(() => {
    if (source === null) return undefined;
    const controller = new AbortController();
    simulator.read(source, controller.signal).then(
      (reading) => setKept({ of: source, as: { state: 'done', reading } }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setKept({ of: source, as: { state: 'failed', problem: problemOf(error, `read ${source.file}`) } });
      },
    );
    return () => controller.abort();
  }, [simulator, source]);

  if (source === null) return { state: 'idle' };
  if (kept?.of === source) return kept.as;
  const before = kept?.as.state === 'done' && kept.of.file === source.file ? kept.as.reading : null;
  return { state: 'reading', reading: before };
}
