import { exerciseOf, goalsOf } from '../../../assignments/assigned.ts';
import { assignmentsOf, readAssignment } from '../../../assignments/assignmentFile.ts';
import { claimGoalsOf, claimsOf, judgeClaim } from '../../../assignments/runClaims.ts';
import { ASSIGNED, openedAssignment } from '../../../assignments/keptAssignment.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { sourceOf } from '../../run/sources.ts';
import type { Bench } from './benches.ts';

/** The bench of the exercise of an assignment that is open in this browser; `null` where there is none such. */
export function assignedBench(id: string): Bench | null {
  const text = openedAssignment();
  if (text === null) return null;
  try {
    const assignment = assignmentsOf(readAssignment('that is open', text)).find((one) => `${ASSIGNED}${one.id}` === id);
    const exercise = assignment && exerciseOf(assignment);
    if (!assignment || !exercise) return null;
    const { start } = exercise;
    const claims = claimGoalsOf(exercise).length;
    const given = 'wrapper' in start ? { file: `${id}.ts`, text: sourceOf(wrapperOf(start.wrapper)).text } : start;
    return {
      id,
      address: id,
      title: assignment.title,
      task: (exercise.text ?? 'Mend the wrapper.').split(/\n{2,}/),
      goals: goalsOf(exercise).map(({ check }) => check),
      hints: assignment.hints === false ? [] : (exercise.hints ?? []),
      learned: '',
      lesson: null,
      isExercise: true,
      file: given.file,
      start: given.text,
      ...('files' in given && given.files && { files: given.files }),
      solution: null,
      ...(claims > 0 && {
        claims: {
          count: claims,
          async judge(run, runner) {
            const results = [];
            for (const asked of await claimsOf(assignment, exercise, runner))
              results.push(judgeClaim(asked, await run(asked.scenario)));
            return results;
          },
        },
      }),
    };
  } catch {
    return null;
  }
}
