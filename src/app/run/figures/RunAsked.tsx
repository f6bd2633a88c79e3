import type { RunSpec } from '../../../quiz/index.ts';
import { scenarioIn } from '../../../sim/index.ts';
import { Until } from '../../../ui/Until.tsx';
import { serverSummary } from '../serverWords.ts';
import { runTitle } from './runNames.ts';
import { TimelineFigure } from './TimelineFigure.tsx';
import { useRunner } from './useRunner.ts';
import { runHeight, Waiting } from './Waiting.tsx';
import styles from './figures.module.css';

/** A run that a question is about: what it is made of, and its timeline, shut as long as there is no answer. */
export function RunAsked({ spec, isShut }: { readonly spec: RunSpec; readonly isShut: boolean }) {
  const scenario = scenarioIn(spec);
  return (
    <>
      <p className={styles.asked}>
        <b>{runTitle(spec)}.</b> {scenario.about} The server: {serverSummary(scenario)}.
      </p>
      <div className={styles.run}>
        <Until all={[useRunner()(spec)]} meanwhile={<Waiting heightPx={runHeight(spec)} />}>
          <TimelineFigure spec={spec} isShut={isShut} isAsked />
        </Until>
      </div>
    </>
  );
}
