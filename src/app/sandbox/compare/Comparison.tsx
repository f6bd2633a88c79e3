import { factsOf } from '../../../sim/index.ts';
import { Notices } from '../Notices.tsx';
import { FactTable } from './FactTable.tsx';
import { CompareHead } from './CompareHead.tsx';
import { AddedSource } from './AddedSource.tsx';
import { LockedPair } from './LockedPair.tsx';
import { OpenPair } from './OpenPair.tsx';
import { Question } from '../predict/Question.tsx';
import { Result } from '../predict/Result.tsx';
import { runKey } from '../predict/runKey.ts';
import { PredictSwitch } from '../predict/PredictSwitch.tsx';
import type { PredictionsState } from '../predict/usePredictions.ts';
import { ProblemPanel } from '../run/ProblemPanel.tsx';
import { WaitingPanel } from '../run/WaitingPanel.tsx';
import { Server } from '../setup/Server.tsx';
import { shownTrace } from '../SingleRun.tsx';
import type { Sandbox, Subject } from '../useSandbox.ts';
import page from '../sandbox.module.css';
import styles from './compare.module.css';

interface ComparisonProps {
  readonly sandbox: Sandbox;
  readonly other: Subject;
  readonly predictions: PredictionsState;
}

/** Two wrappers in one scenario, on one axis. */
export function Comparison({ sandbox, other, predictions }: ComparisonProps) {
  const { address, notices, change, base, scenario, subject } = sandbox;
  const sides = [subject, other] as const;
  const problem = sides.flatMap(({ run }) => (run.state === 'failed' ? [run.problem] : []))[0];
  const [a, b] = [shownTrace(subject.run), shownTrace(other.run)];
  const { first, made } = predictions.predictions;
  const keys = sides.map(({ source }) => runKey(source, scenario.id, address.settings));
  const isShut = first && keys.some((key) => !made[key]);
  const names = sides.map(({ wrapper }) => wrapper.title);

  return (
    <>
      <CompareHead sandbox={sandbox} a={a} b={b} isShut={isShut} />
      <div className={styles.server}>
        <Server
          scenario={scenario}
          base={base}
          settings={address.settings}
          onChange={(settings) => change({ settings, step: null, request: null })}
        >
          <PredictSwitch state={predictions} />
        </Server>
      </div>
      <div className={page.body} aria-busy={sides.some(({ run }) => run.state === 'running')}>
        <Notices notices={notices} />
        {problem ? (
          <ProblemPanel problem={problem} />
        ) : !a || !b ? (
          <WaitingPanel />
        ) : isShut ? (
          <>
            <LockedPair
              sides={[
                { name: names[0] ?? '', trace: a },
                { name: names[1] ?? '', trace: b },
              ]}
            />
            <Question
              key={keys.join()}
              names={names}
              score={predictions.score}
              onCommit={(said) =>
                predictions.commit(
                  [a, b].map((trace, index) => [
                    keys[index] ?? '',
                    { said: said[index] ?? 0, was: factsOf(trace).refreshRequests },
                  ]),
                )
              }
            />
          </>
        ) : (
          <>
            <OpenPair a={{ subject, trace: a }} b={{ subject: other, trace: b }} />
            {first && (
              <Result
                score={predictions.score}
                lines={keys.flatMap((key, index) => {
                  const prediction = made[key];
                  return prediction ? [{ name: names[index] ?? '', ...prediction }] : [];
                })}
              />
            )}
            <div className={styles.low}>
              <AddedSource a={subject.source} b={other.source} />
              <FactTable
                title={scenario.title}
                a={{ name: subject.wrapper.title, trace: a }}
                b={{ name: other.wrapper.title, trace: b }}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}
