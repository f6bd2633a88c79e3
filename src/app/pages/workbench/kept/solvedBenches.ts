import { BENCHES } from '../benches.ts';
import { readWork } from './work.ts';
import { WORK_KEY } from './useWork.ts';

/** The exercises that were solved in this browser. */
export function solvedBenches(): ReadonlySet<string> {
  const solved = BENCHES.filter(({ id }) => {
    try {
      return readWork(localStorage.getItem(`${WORK_KEY}${id}`) ?? '')?.solved ?? false;
    } catch {
      return false;
    }
  });
  return new Set(solved.map(({ id }) => id));
}
