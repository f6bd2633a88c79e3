import { openingOf, sentenceOf } from '../../sim/index.ts';
import type { Problem, Scenario, Schedule } from '../../sim/index.ts';

/**
 * Why a schedule cannot be replayed. The simulator counts the choices of a list; a timeline counts steps, and the mounts
 * at the start are steps as well.
 */
export function inSteps(problem: Problem, scenario: Scenario, schedule: Schedule): string {
  if (problem.at?.of !== 'choice') return sentenceOf(problem);
  const listed = schedule.by === 'choices' ? schedule.choices : [];
  const before = openingOf(scenario).filter((mount) => !listed.includes(mount)).length;
  return sentenceOf(problem, `step ${problem.at.choice + before}`);
}
