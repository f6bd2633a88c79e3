import { scenarioIn } from '../../../sim/index.ts';
import type { RunSpec } from '../../../quiz/index.ts';
import { runTitle } from '../../run/figures/runTitle.ts';
import { serverSummary } from '../../run/setup/serverSummary.ts';
import styles from './practice.module.css';

/** The run that a question is about, before anybody has seen it: what it is made of. */
export function RunAsked({ spec }: { spec: RunSpec }) {
  const scenario = scenarioIn(spec);
  return (
    <p className={styles.asked}>
      <b>{runTitle(spec)}.</b> {scenario.about} The server: {serverSummary(scenario)}.
    </p>
  );
}
