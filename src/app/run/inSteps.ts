import { openingOf } from '../../sim/index.ts';
import type { Scenario, Schedule } from '../../sim/index.ts';

/** The simulator counts the choices of a list; a timeline counts steps, and the mounts at the start are steps as well. */
export function inSteps(message: string, scenario: Scenario, schedule: Schedule): string {
  const listed = schedule.by === 'choices' ? schedule.choices : [];
  const before = openingOf(scenario).filter((mount) => !listed.includes(mount)).length;
  return message.replace(/\(choice (\d+)\)/, (_, choice) => `(step ${Number(choice) + before})`);
}
