import { useCallback, useState } from 'react';
import { claimGoalsOf, claimsOf, judgeClaim } from '../../../assignments/runClaims.ts';
import type { ClaimGoal, RunClaim } from '../../../assignments/runClaims.ts';
import type { Assignment, ExercisePart } from '../../../assignments/assignmentFile.ts';
import { COMPARISON_NAMES, COMPARISONS, COUNTED_FACTS, COUNTED_NAMES } from '../../../assignments/countedFacts.ts';
import { useFound } from '../../../quiz/view/useResolved.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { WRAPPERS, wrapperOf } from '../../../wrappers/index.ts';
import { useRunner } from '../../run/figures/useRunner.ts';
import { ownSource, sourceOf } from '../../run/sources.ts';
import { useSimulator } from '../../worker/useSimulator.ts';
import { Points, scenarioOptions } from './runFields.tsx';
import styles from './assignment.module.css';

/** What a claim is at first. */
const NEW_CLAIM: ClaimGoal = {
  claim: { fact: 'refreshRequests', scenario: 'three-at-once', is: 'exactly', bound: 1 },
};

const COMPARISON_OPTIONS = COMPARISON_NAMES.map((name) => ({ value: name, label: COMPARISONS[name] }));
const FACT_OPTIONS = COUNTED_NAMES.map((name) => ({ value: name, label: COUNTED_FACTS[name].many }));
const BOUND_OPTIONS = [
  { value: '', label: 'this number' },
  ...WRAPPERS.map(({ id, title }) => ({ value: id, label: `as many as ${title}` })),
];

interface ClaimFieldsProps {
  readonly assignment: Assignment;
  readonly exercise: ExercisePart;
  readonly onChange: (exercise: ExercisePart) => void;
}

/** Goals that are claims about a run of what is handed in: each a sentence whose values are chosen, with its truth below. */
export function ClaimFields({ assignment, exercise, onChange }: ClaimFieldsProps) {
  const goals = claimGoalsOf(exercise);
  const put = (claims: readonly ClaimGoal[]): void => {
    const checks = exercise.goals.filter((goal) => typeof goal === 'string' || 'check' in goal);
    onChange({ ...exercise, goals: [...checks, ...claims] });
  };
  return (
    <fieldset className={styles.claims}>
      <legend>Claims about a run of what is handed in</legend>
      {goals.map((goal, at) => (
        <div key={at} role="group" aria-label={`Claim ${at + 1}`} className={styles.claim}>
          <OneClaim
            assignment={assignment}
            goal={goal}
            onChange={(next) => put(goals.with(at, next))}
            onRemove={() => put(goals.toSpliced(at, 1))}
          />
          <Truth
            key={JSON.stringify([goal, exercise.start, assignment.scenarios])}
            assignment={assignment}
            exercise={exercise}
            goal={goal}
          />
        </div>
      ))}
      <Button onClick={() => put([...goals, NEW_CLAIM])}>Add a claim</Button>
    </fieldset>
  );
}

interface OneClaimProps {
  readonly assignment: Assignment;
  readonly goal: ClaimGoal;
  readonly onChange: (goal: ClaimGoal) => void;
  readonly onRemove: () => void;
}

function OneClaim({ assignment, goal, onChange, onRemove }: OneClaimProps) {
  const { claim, points = 1 } = goal;
  const { fact, scenario, is, bound } = claim;
  const set = (part: Partial<RunClaim>): void => onChange({ ...goal, claim: { ...claim, ...part } });
  return (
    <div className={styles.row}>
      In
      <Pick
        label="Scenario"
        options={scenarioOptions(assignment)}
        value={scenario}
        onChange={(next) => set({ scenario: next })}
      />
      <Pick
        label="Compared"
        options={COMPARISON_OPTIONS}
        value={is}
        onChange={(next) => set({ is: COMPARISON_NAMES.find((name) => name === next) ?? is })}
      />
      <Pick
        label="Compared with"
        options={BOUND_OPTIONS}
        value={typeof bound === 'number' ? '' : bound.wrapper}
        onChange={(wrapper) => set({ bound: wrapper === '' ? 0 : { wrapper, scenario } })}
      />
      {typeof bound === 'number' ? (
        <input
          type="number"
          aria-label="The number"
          min={0}
          value={bound}
          onChange={({ target }) => set({ bound: Math.max(0, Number(target.value)) })}
        />
      ) : (
        <>
          in
          <Pick
            label="Scenario that it is compared in"
            options={scenarioOptions(assignment)}
            value={bound.scenario}
            onChange={(next) => set({ bound: { ...bound, scenario: next } })}
          />
        </>
      )}
      <Pick
        label="What is counted"
        options={FACT_OPTIONS}
        value={fact}
        onChange={(next) => set({ fact: COUNTED_NAMES.find((name) => name === next) ?? fact })}
      />
      <Points label="Points" value={points} onChange={(next) => onChange({ ...goal, points: next })} />
      <Button kind="quiet" onClick={onRemove}>
        Remove
      </Button>
    </div>
  );
}

interface TruthProps {
  readonly assignment: Assignment;
  readonly exercise: ExercisePart;
  readonly goal: ClaimGoal;
}

/** Whether a claim is true of what the exercise begins with, and of the lab's own best; or why that cannot be computed. */
function Truth({ assignment, exercise, goal }: TruthProps) {
  const [of] = useState({ assignment, exercise: { ...exercise, goals: [goal] } });
  const runner = useRunner();
  const simulator = useSimulator();
  const found = useFound(
    of,
    useCallback(async () => {
      const [asked] = await claimsOf(of.assignment, of.exercise, runner);
      if (!asked) return '';
      const { start } = of.exercise;
      const subjects = [
        {
          name: 'What it begins with',
          source: 'wrapper' in start ? sourceOf(wrapperOf(start.wrapper)) : ownSource(start),
        },
        { name: 'The reference', source: sourceOf(wrapperOf('reference')) },
      ];
      const told = [];
      for (const { name, source } of subjects) {
        const trace = await simulator.run({ source, scenario: asked.scenario, schedule: { by: 'time' } });
        const { holds, because } = judgeClaim(asked, trace);
        told.push(`${name}: ${holds ? 'true' : 'not true'}. ${because}`);
      }
      return [`${asked.says}.`, ...told].join(' ');
    }, [of, runner, simulator]),
  );
  return (
    <p role="status" className={styles.verdict} data-failed={found.state === 'failed' || undefined}>
      {found.state === 'running' ? 'The claim is computed.' : found.state === 'failed' ? found.message : found.resolved}
    </p>
  );
}
