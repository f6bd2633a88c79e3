import { useState } from 'react';
import { factsOf, firstFault } from '../../../sim/index.ts';
import type { Settings } from '../../../sim/index.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { HeldSource } from '../HeldSource.tsx';
import { Notices } from '../Notices.tsx';
import { isShut, predictionFor } from '../predict/predictions.ts';
import { Question } from '../predict/Question.tsx';
import { Result } from '../predict/Result.tsx';
import type { PredictionsState } from '../predict/usePredictions.ts';
import { ProblemPanel } from '../ProblemPanel.tsx';
import { WaitingPanel } from '../WaitingPanel.tsx';
import { ServerOf } from '../setup/ServerOf.tsx';
import type { Sandbox, Subject } from '../useSandbox.ts';
import { AddedSource } from './AddedSource.tsx';
import { CompareHead } from './CompareHead.tsx';
import { FactTable } from './FactTable.tsx';
import { impossibleNotice } from './impossibleSteps.ts';
import { LockedPair } from './LockedPair.tsx';
import { OtherServer } from './OtherServer.tsx';
import { OpenPair } from './OpenPair.tsx';
import type { Side } from './side.ts';
import page from '../sandbox.module.css';
import styles from './compare.module.css';

interface ComparisonProps {
  readonly sandbox: Sandbox;
  readonly other: Subject;
  readonly state: PredictionsState;
}

/** Two wrappers in one scenario, on one axis. */
export function Comparison({ sandbox, other, state }: ComparisonProps) {
  const { notices, scenario, subject, isHeld, show } = sandbox;
  const subjects = [subject, other];
  const shut =
    sandbox.schedule.by === 'time' &&
    isShut(
      state.predictions,
      subjects.map(({ key }) => key),
    );
  const problem = subjects.flatMap(({ run }) => (run.state === 'failed' ? [run.problem] : []))[0];
  /** The runs were opened by a prediction just now. */
  const [isNew, setNew] = useState(false);
  const [a, b] = [sideOf(subject, {}), sideOf(other, sandbox.address.compareSettings)];
  const impossible = a && b && !a.trace.timed ? impossibleNotice(a.trace, b) : [];

  const faults = subjects.flatMap(({ trace }) => (trace && !shut ? (firstFault(trace) ?? []) : []));

  function commit(said: readonly number[]): void {
    const made = subjects.flatMap(({ run, key }, index) =>
      run.state === 'done' ? [[key, { said: said[index] ?? 0, was: factsOf(run.trace).refreshRequests }] as const] : [],
    );
    if (made.length < subjects.length) return;
    state.commit(made);
    setNew(true);
  }
  return (
    <>
      <CompareHead sandbox={sandbox} a={shut ? null : a} b={shut ? null : b} />
      <div className={styles.server}>
        <ServerOf sandbox={sandbox} state={state} />
      </div>
      <OtherServer sandbox={sandbox} other={other} />
      <div className={page.body} aria-busy={subjects.some(({ run }) => run.state === 'running')}>
        <Notices notices={[...notices, ...faults, ...impossible]} />
        {isHeld && <HeldSource onLeave={() => show({ wrapper: USUAL_WRAPPER, compare: null })} />}
        {problem && <ProblemPanel problem={problem} />}
        {!problem && !isHeld && !(a && b) && <WaitingPanel />}
        {a && b && shut && (
          <>
            <LockedPair sides={[a, b]} />
            <Question key={subject.key + other.key} names={[a.name, b.name]} score={state.score} onCommit={commit} />
          </>
        )}
        {a && b && !shut && (
          <>
            <h2 className="visually-hidden">Both runs</h2>
            <OpenPair a={a} b={b} />
            {state.predictions.first && sandbox.schedule.by === 'time' && (
              <Result
                isNew={isNew}
                score={state.score}
                lines={subjects.flatMap(({ key, wrapper }) => {
                  const prediction = predictionFor(state.predictions, key);
                  return prediction ? [{ name: wrapper.title, ...prediction }] : [];
                })}
              />
            )}
            <div className={styles.low}>
              {subject.source.text !== other.source.text && <AddedSource a={subject.source} b={other.source} />}
              <FactTable title={scenario.title} a={a} b={b} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function sideOf({ wrapper, trace }: Subject, changes: Settings): Side | null {
  const name = [wrapper.title, ...Object.entries(changes).map(([key, value]) => `${key} ${value}`)].join(', ');
  return trace && { name, trace };
}
