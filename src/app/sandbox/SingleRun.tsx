import { useState } from 'react';
import { factsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { OWN } from '../address/address.ts';
import { runNotices } from '../address/runNotices.ts';
import type { RunState } from '../simulator/useRun.ts';
import { Notices } from './Notices.tsx';
import { FactStrip } from './facts/FactStrip.tsx';
import { factStrip, shutStrip } from './facts/factStrip.ts';
import { PredictSwitch } from './predict/PredictSwitch.tsx';
import { Question } from './predict/Question.tsx';
import { Result } from './predict/Result.tsx';
import { runKey } from './predict/runKey.ts';
import type { PredictionsState } from './predict/usePredictions.ts';
import { WouldBeRight } from './predict/WouldBeRight.tsx';
import { Dock } from './run/Dock.tsx';
import { LockedRunView } from './run/LockedRunView.tsx';
import { OpenRun } from './run/OpenRun.tsx';
import { ProblemPanel } from './run/ProblemPanel.tsx';
import { WaitingPanel } from './run/WaitingPanel.tsx';
import { Server } from './setup/Server.tsx';
import { Setup } from './setup/Setup.tsx';
import type { Sandbox } from './useSandbox.ts';
import styles from './sandbox.module.css';

interface SingleRunProps {
  readonly sandbox: Sandbox;
  readonly predictions: PredictionsState;
}

/** One wrapper in one scenario. */
export function SingleRun({ sandbox, predictions }: SingleRunProps) {
  const { address, notices, change, base, scenario, subject, reference, file } = sandbox;
  const { run, source, wrapper } = subject;
  const trace = shownTrace(run);
  const facts = trace && factsOf(trace);
  const key = runKey(source, scenario.id, address.settings);
  const prediction = predictions.predictions.first ? (predictions.predictions.made[key] ?? null) : null;
  const isShut = predictions.predictions.first && prediction === null;
  const [opened, setOpened] = useState<string | null>(null);

  function onFile(picked: File): void {
    void file.open(picked).then((opened) => opened && change({ wrapper: OWN, step: null, request: null }));
  }
  const beside = (compare: string) => change({ compare, step: null, request: null });

  return (
    <>
      <Setup
        wrapper={address.wrapper}
        scenario={address.scenario}
        ownFile={file.own?.file ?? null}
        onWrapper={(id) => change({ wrapper: id, step: null, request: null })}
        onScenario={(id) => change({ scenario: id, settings: {}, step: null, request: null })}
        facts={<FactStrip facts={isShut || !facts ? shutStrip() : factStrip(facts, reference)} />}
        server={
          <Server
            scenario={scenario}
            base={base}
            settings={address.settings}
            onChange={(settings) => change({ settings, step: null, request: null })}
          >
            <PredictSwitch state={predictions} />
          </Server>
        }
      />
      <div className={styles.body} aria-busy={run.state === 'running'}>
        <Notices notices={[...notices, ...(trace ? runNotices(address, trace) : [])]} />
        {run.state === 'failed' ? (
          <>
            <ProblemPanel problem={run.problem} />
            <Dock
              subject={subject}
              trace={null}
              step={0}
              request={null}
              onSeek={() => undefined}
              refusal={file.refusal}
              onFile={onFile}
            />
          </>
        ) : !trace || !facts ? (
          <WaitingPanel />
        ) : isShut ? (
          <LockedRunView
            sandbox={sandbox}
            trace={trace}
            onFile={onFile}
            question={
              <Question
                key={key}
                names={[wrapper.title]}
                score={predictions.score}
                onCommit={([said = 0]) => {
                  predictions.commit([[key, { said, was: facts.refreshRequests }]]);
                  setOpened(key);
                }}
              />
            }
          />
        ) : (
          <OpenRun
            sandbox={sandbox}
            trace={trace}
            onFile={onFile}
            plays={opened === key}
            result={
              prediction && (
                <Result lines={[{ name: wrapper.title, ...prediction }]} score={predictions.score}>
                  {prediction.said !== prediction.was && (
                    <WouldBeRight said={prediction.said} scenario={scenario} onCompare={beside} />
                  )}
                </Result>
              )
            }
          />
        )}
      </div>
    </>
  );
}

/** What to show: the run itself, or the one before it while it is under way. */
export function shownTrace(run: RunState): Trace | null {
  if (run.state === 'done') return run.trace;
  return run.state === 'running' ? run.previous : null;
}
