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
}

/** What was changed last, and what there was before each change. */
interface History {
  readonly now: string;
  readonly joins: string | null;
  readonly past: readonly Given[];
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
  const [history, setHistory] = useState<History>({ now: given.scenario, joins: null, past: [] });
  // Whoever chose another scenario meanwhile did not change this one.
  const { joins: before, past } = history.now === given.scenario ? history : { joins: null, past: [] };
  const last = past.at(-1);
  const show = (next: Given, how: 'push' | 'replace') => {
    if (isPacked(next.scenario)) ownScenario.write(next.scenario);
    go(next, how);
  };
  return {
    edit(next, { joins = null, named = isPacked(given.scenario) } = {}) {
      const fault = faultOf(next);
      if (fault !== null) return fault;
      const word = packScenario(named ? next : { ...next, title: 'My scenario', about: `It began as ${title}.` });
      if (word === given.scenario) return null;
      const isJoined = joins !== null && joins === before;
      setHistory({ now: word, joins, past: isJoined ? past : [...past, given] });
      show({ scenario: word, settings: {} }, isJoined ? 'replace' : 'push');
      return null;
    },
    undo:
      last === undefined
        ? null
        : () => {
            setHistory({ now: last.scenario, joins: null, past: past.slice(0, -1) });
            show(last, 'push');
          },
  };
}
