import { useState } from 'react';
import { factsOf, firstFault } from '../../../sim/index.ts';
import { runNotices } from '../../shell/address/runNotices.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { FactStrip } from '../../run/facts/FactStrip.tsx';
import { factStrip, shutStrip, stepsOf } from '../../run/facts/factStrip.ts';
import { Notices } from '../../run/Notices.tsx';
import { isShut, predictionFor } from '../../run/predict/predictions.ts';
import { Question } from '../../run/predict/Question.tsx';
import { Result } from '../../run/predict/Result.tsx';
import type { PredictionsState } from '../../run/predict/usePredictions.ts';
import { WouldBeRight } from '../../run/predict/WouldBeRight.tsx';
import { FailedRun } from '../../run/FailedRun.tsx';
import { LockedRunView } from '../../run/LockedRunView.tsx';
import { OpenRun } from '../../run/OpenRun.tsx';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import { ServerOf } from '../../run/setup/ServerOf.tsx';
import { Setup } from '../../run/setup/Setup.tsx';
import type { Sandbox } from '../../run/useSandbox.ts';
import styles from '../../run/sandbox.module.css';

interface SingleRunProps {
  readonly sandbox: Sandbox;
  readonly state: PredictionsState;
}

/** One wrapper in one scenario. */
export function SingleRun({ sandbox, state }: SingleRunProps) {
  const { address, notices, show, scenario, subject, reference, wrappers, isHeld, schedule } = sandbox;
  const { run, trace, key, wrapper } = subject;
  /** The run that was opened by a prediction just now: it plays. */
  const [opened, setOpened] = useState<string | null>(null);
  // What is predicted are runs by their timings.
  const isTimed = schedule.by === 'time';
  const shut = isTimed && isShut(state.predictions, [key]);
  const prediction = isTimed ? predictionFor(state.predictions, key) : null;
  const fault = trace && !shut ? firstFault(trace) : null;

  function commit(said: number): void {
    if (run.state !== 'done') return;
    state.commit([[key, { said, was: factsOf(run.trace).refreshRequests }]]);
    setOpened(key);
  }
  return (
    <>
      <Setup
        wrapper={address.wrapper}
        scenario={address.scenario}
        wrappers={wrappers}
        onWrapper={(id) => show({ wrapper: id })}
        onScenario={(id) => show({ scenario: id, settings: {} })}
        facts={
          <FactStrip facts={shut || !trace ? shutStrip() : factStrip(factsOf(trace), reference, stepsOf(trace))} />
        }
        server={<ServerOf sandbox={sandbox} state={state} />}
      />
      <div className={styles.body} aria-busy={run.state === 'running'}>
        <Notices
          notices={[...notices, ...(trace ? runNotices(address, trace) : []), ...(fault === null ? [] : [fault])]}
        />
        {run.state === 'failed' && <FailedRun sandbox={sandbox} problem={run.problem} />}
        {isHeld && <HeldSource onLeave={() => show({ wrapper: USUAL_WRAPPER, compare: null })} />}
        {run.state !== 'failed' && !trace && !isHeld && <WaitingPanel />}
        {trace && shut && (
          <LockedRunView sandbox={sandbox} trace={trace}>
            <Question key={key} names={[wrapper.title]} score={state.score} onCommit={([said = 0]) => commit(said)} />
          </LockedRunView>
        )}
        {trace && !shut && (
          <OpenRun sandbox={sandbox} trace={trace} plays={opened === key}>
            {prediction && (
              <Result lines={[{ name: wrapper.title, ...prediction }]} score={state.score} isNew={opened === key}>
                {prediction.said !== prediction.was && (
                  <WouldBeRight said={prediction.said} scenario={scenario} onCompare={(id) => show({ compare: id })} />
                )}
              </Result>
            )}
          </OpenRun>
        )}
      </div>
    </>
  );
}
