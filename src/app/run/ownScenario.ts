import * as v from 'valibot';
import { isPacked, scenarioNamed } from '../../sim/index.ts';
import { kept } from '../../ui/kept.ts';

/** The scenario that the reader edited or opened last, packed. What a link brings is none until it is edited. */
export const ownScenario = kept(
  'reauth-lab.own-scenario',
  v.pipe(
    v.string(),
    v.check((word) => isPacked(word) && canBeRead(word)),
  ),
);

function canBeRead(word: string): boolean {
  try {
    scenarioNamed(word);
    return true;
  } catch {
    return false;
  }
}
