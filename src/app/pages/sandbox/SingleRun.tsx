import { useState } from 'react';
import type { ReactNode } from 'react';
import { factsOf, firstFault } from '../../../sim/index.ts';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { FactStrip, factStrip, shutStrip, stepsOf } from '../../run/FactStrip.tsx';
import type { OwnFile } from '../../run/ownFile.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { Notices } from '../../run/Notices.tsx';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import type { Runs } from '../../run/useRunsOf.ts';
import type { Wrappers } from '../../run/useWrappers.ts';
import { isReaders } from '../../worker/startWorker.ts';
import { useReading } from '../../worker/useReading.ts';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import { OWN } from '../../shell/address/address.ts';
import type { Address } from '../../shell/address/address.ts';
import { runNotices } from '../../shell/address/runNotices.ts';
import type { AddressState } from '../../shell/address/useAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { Embed } from '../../shell/address/Embed.tsx';
import { Share } from '../../shell/address/Share.tsx';
import { Dock } from './Dock.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { LockedRunView } from './LockedRunView.tsx';
import { OpenRun } from './OpenRun.tsx';
import { Question, Result } from './Prediction.tsx';
import { isShut, predictionFor, runKey } from './predictions.ts';
import type { PredictionsState } from './predictions.ts';
import { Setup, SetupServer } from './Setup.tsx';
import { WouldBeRight } from './WouldBeRight.tsx';
import styles from './sandbox.module.css';

interface SingleRunProps {
  readonly address: Address;
  readonly change: AddressState['change'];
  /** Changes the address too, to show something else. */
  readonly show: (part: Partial<Address>) => void;
  readonly wrappers: Wrappers;
  readonly onFiles: (files: readonly GivenFile[]) => void;
  readonly runs: Runs;
  readonly predictions: PredictionsState;
  readonly notices: readonly string[];
  /** The scenario to be edited, where it is. */
  readonly editor: ReactNode;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
}

/** One wrapper in one scenario. */
export function SingleRun(props: SingleRunProps) {
  const { address, change, show, wrappers, onFiles, runs, predictions, notices, editor, isEditing, onEdit } = props;
  const { subject, reference, schedule, base, isHeld } = runs;
  const { wrapper, source, scenario, run, trace } = subject;
  const key = runKey(source, address.scenario, address.settings);
  /** The run that was opened by a prediction just now: it plays. */
  const [opened, setOpened] = useState<string | null>(null);
  // What is predicted are runs by their timings.
  const isTimed = schedule.by === 'time';
  const shut = isTimed && isShut(predictions.predictions, [key]);
  const prediction = isTimed ? predictionFor(predictions.predictions, key) : null;
  const fault = trace && !shut ? firstFault(trace) : null;
  const reading = useReading(isReaders(source) && !isHeld && run.state !== 'failed' ? source : null);
  const dock = {
    wrapper,
    source,
    refusal: wrappers.refusal,
    onFiles,
    reading: reading.state === 'done' || reading.state === 'reading' ? reading.reading : null,
    others: address.wrapper === OWN ? wrappers.others : [],
    onOther: wrappers.openOther,
    onOwn(next: OwnFile) {
      wrappers.replace(next);
      show({ wrapper: OWN });
    },
  };

  function commit(said: number): void {
    if (run.state !== 'done') return;
    predictions.commit([[key, { said, was: factsOf(run.trace).refreshRequests }]]);
    setOpened(key);
  }
  return (
    <>
      <Setup
        wrapper={address.wrapper}
        scenario={address.scenario}
        wrappers={wrappers.options}
        onWrapper={(id) => show({ wrapper: id })}
        onScenario={(id) => show({ scenario: id, settings: {} })}
        facts={
          <FactStrip facts={shut || !trace ? shutStrip() : factStrip(factsOf(trace), reference, stepsOf(trace))} />
        }
        server={
          <SetupServer
            address={address}
            base={base}
            scenario={scenario}
            schedule={schedule}
            trace={trace}
            predictions={predictions}
            isEditing={isEditing}
            onEdit={onEdit}
            show={show}
          />
        }
      />
      <div className={styles.body} aria-busy={run.state === 'running'}>
        {editor}
        <Notices
          notices={[...notices, ...(trace ? runNotices(address, trace) : []), ...(fault === null ? [] : [fault])]}
        />
        {run.state === 'failed' && (
          <>
            <ProblemPanel problem={run.problem} />
            <Dock {...dock} problem={run.problem} />
          </>
        )}
        {isHeld && <HeldSource onLeave={() => show({ wrapper: USUAL_WRAPPER, compare: null })} />}
        {run.state !== 'failed' && !trace && !isHeld && <WaitingPanel />}
        {trace && shut && (
          <LockedRunView trace={trace} dock={dock}>
            <Question
              key={key}
              names={[wrapper.title]}
              score={predictions.score}
              onCommit={([said = 0]) => commit(said)}
            />
          </LockedRunView>
        )}
        {trace && !shut && (
          <OpenRun
            trace={trace}
            // For a moment it is the run before, and what is done to it says nothing of the next one.
            isPrevious={run.state === 'running'}
            name={`${wrapper.title} in ${scenario.title}`}
            plays={opened === key}
            address={address}
            change={change}
            dock={dock}
            actions={
              <CompareChoice
                wrapper={address.wrapper}
                wrappers={wrappers.options}
                rotation={scenario.server.rotation === 'off' ? 'rotate' : 'off'}
                onCompare={(compare, compareSettings) => show({ compare, compareSettings })}
              />
            }
            actionsAfter={
              <>
                <ExportMenu wrapper={wrapper} trace={trace} />
                <Share own={wrappers.own} />
                <Embed own={wrappers.own} title={`${wrapper.title} in ${scenario.title}`} />
              </>
            }
          >
            {prediction && (
              <Result lines={[{ name: wrapper.title, ...prediction }]} score={predictions.score} isNew={opened === key}>
                {prediction.said !== prediction.was && (
                  <WouldBeRight
                    key={key}
                    said={prediction.said}
                    scenario={scenario}
                    onCompare={(id) => show({ compare: id })}
                  />
                )}
              </Result>
            )}
          </OpenRun>
        )}
      </div>
    </>
  );
}

interface CompareChoiceProps {
  /** The one that runs. */
  readonly wrapper: string;
  readonly wrappers: Wrappers['options'];
  /** Of the second server, where the same wrapper is put beside itself. */
  readonly rotation: 'off' | 'rotate';
  readonly onCompare: (wrapper: string, settings: Address['compareSettings']) => void;
}

/** Chooses a second run to put beside the first: of another wrapper, or of the same one with another server. */
function CompareChoice({ wrapper, wrappers, rotation, onCompare }: CompareChoiceProps) {
  const options = wrappers.map(({ value, label }) =>
    value === wrapper ? { value, label: `${label}, rotation ${rotation}` } : { value, label },
  );
  return (
    <Pick
      look="plain"
      label="Compare with"
      value=""
      options={[{ value: '', label: 'Compare…' }, ...options]}
      onChange={(compare) => onCompare(compare, compare === wrapper ? { rotation } : {})}
    />
  );
}
