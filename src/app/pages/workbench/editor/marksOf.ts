import type { Problem } from '../../../../sim/index.ts';
import { checkTitle } from '../checks/standingWords.ts';
import type { Witness } from '../checks/useWitnesses.ts';
import type { LineMark } from './lineMarks.ts';

/**
 * The marks of an editor: each line that violates a check, with what it violates.
 *
 * @param shown the one whose run is shown: a line says it first
 * @param current where the code stands in the run that is shown, from 1
 */
export function marksOf(
  witnesses: readonly Witness[],
  shown: Witness | undefined,
  current: number | null,
): readonly LineMark[] {
  const first = witnesses.toSorted((a, b) => Number(b === shown) - Number(a === shown));
  const byLine = Map.groupBy(first, ({ line }) => line);
  const lines = new Set([...byLine.keys(), current]);
  return [...lines].flatMap((line) =>
    line === null
      ? []
      : {
          line,
          note: noteOf((byLine.get(line) ?? []).map(({ check }) => checkTitle(check))),
          isCurrent: line === current,
        },
  );
}

function noteOf([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}

/** The mark of the line for which there is no run at all. */
export function faultOf(problem: Problem | null): readonly LineMark[] {
  return problem?.at?.of === 'line' ? [{ line: problem.at.line, note: 'cannot be run', isCurrent: false }] : [];
}
