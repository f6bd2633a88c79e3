import { useEffect, useEffectEvent, useState } from 'react';
import * as v from 'valibot';
import type { RequestId } from '../../../sim/index.ts';
import type { Playback } from '../../../timeline/index.ts';
import { inTab, kept } from '../../../ui/kept.ts';

/** Where playheads were left that stood before the end of their runs, by the name of the run. */
const keptSteps = kept('reauth-lab.steps', v.record(v.string(), v.number()), inTab);

/** The step at which the playhead of a run was left in this tab; `null`: at its end. */
export function useKeptStep(name: string): number | null {
  const [step] = useState(() => keptSteps.read()?.[name] ?? null);
  return step;
}

/** Keeps the playhead of a run when the run, or the page, is left. */
export function useKeepStep(name: string, { step, steps }: Pick<Playback, 'step' | 'steps'>): void {
  const keep = useEffectEvent(() => {
    const { [name]: before, ...others } = keptSteps.read() ?? {};
    if (step < steps) keptSteps.write({ ...others, [name]: step });
    else if (before !== undefined) keptSteps.write(others);
  });
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
}

/** What is selected in compared runs, by the name of their figure. */
const keptSelections = kept('reauth-lab.selections', v.record(v.string(), v.string()), inTab);

/** A request that is selected in a figure, kept for as long as the tab lives. */
export function useKeptSelection(name: string): readonly [RequestId | null, (request: RequestId | null) => void] {
  const [selected, setSelected] = useState<RequestId | null>(() => keptSelections.read()?.[name] ?? null);
  return [
    selected,
    (request) => {
      const { [name]: _before, ...others } = keptSelections.read() ?? {};
      keptSelections.write(request === null ? others : { ...others, [name]: request });
      setSelected(request);
    },
  ];
}
