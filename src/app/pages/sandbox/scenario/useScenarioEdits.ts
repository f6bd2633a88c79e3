import { useState } from 'react';
import { isPacked, packScenario } from '../../../../sim/index.ts';
import type { Scenario, Settings } from '../../../../sim/index.ts';
import { ownScenario } from '../../../run/ownScenario.ts';
import { faultOf } from './scenarioEdits.ts';

/** What an address says of a scenario. */
export interface Given {
  readonly scenario: string;
  readonly settings: Settings;
}

export interface ScenarioEdits {
  /**
   * Puts another scenario in place of the one that is open. Settings on top are part of it from then on.
   *
   * @param how `joins`: changes of the same name that follow one another are one step of undo; `named`: it has a name of its own
   * @returns why it is none, in a sentence; `null` where it was taken
   */
  readonly edit: (next: Scenario, how?: { readonly joins?: string; readonly named?: boolean }) => string | null;
  /** Takes back the last change; `null` where there is none. */
  readonly undo: (() => void) | null;
  /** Makes the last change again that was taken back; `null` where there is none. */
  readonly redo: (() => void) | null;
}

/** What was changed last, what there was before each change, and what there was after those that were taken back. */
interface History {
  readonly now: string;
  readonly joins: string | null;
  readonly past: readonly Given[];
  readonly future: readonly Given[];
}

/**
 * Changes of the scenario that is open, one after another. Each is in the address, and the reader's last one is kept.
 *
 * @param title of the scenario that is open
 * @param go shows another one
 */
export function useScenarioEdits(
  given: Given,
  title: string,
  go: (given: Given, how: 'push' | 'replace') => void,
): ScenarioEdits {
  const [history, setHistory] = useState<History>({ now: given.scenario, joins: null, past: [], future: [] });
  // Whoever chose another scenario meanwhile did not change this one.
  const isOurs = history.now === given.scenario;
  const { joins: before, past, future } = isOurs ? history : { joins: null, past: [], future: [] };
  const last = past.at(-1);
  const [next] = future;
  const show = (other: Given, how: 'push' | 'replace') => {
    if (isPacked(other.scenario)) ownScenario.write(other.scenario);
    go(other, how);
  };
  return {
    edit(changed, { joins = null, named = isPacked(given.scenario) } = {}) {
      const fault = faultOf(changed);
      if (fault !== null) return fault;
      const word = packScenario(named ? changed : { ...changed, title: 'My scenario', about: `It began as ${title}.` });
      if (word === given.scenario) return null;
      const isJoined = joins !== null && joins === before;
      setHistory({ now: word, joins, past: isJoined ? past : [...past, given], future: [] });
      show({ scenario: word, settings: {} }, isJoined ? 'replace' : 'push');
      return null;
    },
    undo:
      last === undefined
        ? null
        : () => {
            setHistory({ now: last.scenario, joins: null, past: past.slice(0, -1), future: [given, ...future] });
            show(last, 'push');
          },
    redo:
      next === undefined
        ? null
        : () => {
            setHistory({ now: next.scenario, joins: null, past: [...past, given], future: future.slice(1) });
            show(next, 'push');
          },
  };
}
