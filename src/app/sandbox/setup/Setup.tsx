import type { ReactNode } from 'react';
import { SCENARIOS } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { OWN } from '../../address/address.ts';
import type { Option } from '../../controls/Option.ts';
import { Pick } from '../../controls/Pick.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import styles from './setup.module.css';

interface SetupProps {
  readonly wrapper: string;
  readonly scenario: string;
  /** The reader has a file of their own open. */
  readonly hasOwnFile: boolean;
  readonly onWrapper: (id: string) => void;
  readonly onScenario: (id: string) => void;
  readonly facts: ReactNode;
  readonly server: ReactNode;
}

/** Which wrapper runs in which scenario, what came of it, and how the server behaves. */
export function Setup({ wrapper, scenario, hasOwnFile, onWrapper, onScenario, facts, server }: SetupProps) {
  const wrappers = wrapperOptions(hasOwnFile);
  return (
    <section className={styles.setup} aria-label="What runs">
      <div className={styles.choice}>
        <div className={styles.wide}>
          <Segmented legend="Wrapper" options={wrappers} value={wrapper} onChange={onWrapper} />
        </div>
        <span className={styles.narrow}>
          <Pick look="block" label="Wrapper" options={wrappers} value={wrapper} onChange={onWrapper} />
        </span>
        <span className={styles.scenario}>
          <span className={styles.in}>in</span>
          <span className={styles.wide}>
            <Pick label="Scenario" options={SCENARIO_OPTIONS} value={scenario} onChange={onScenario} />
          </span>
          <span className={styles.narrow}>
            <Pick look="block" label="Scenario" options={SCENARIO_OPTIONS} value={scenario} onChange={onScenario} />
          </span>
        </span>
      </div>
      <div className={styles.facts}>{facts}</div>
      <div className={styles.server}>{server}</div>
    </section>
  );
}

const SCENARIO_OPTIONS: readonly Option[] = SCENARIOS.map(({ id, title }) => ({ value: id, label: title }));

/** All wrappers, and the reader's own file where there is one. */
export function wrapperOptions(hasOwnFile: boolean): readonly Option[] {
  return [
    ...WRAPPERS.map(({ id, title }) => ({ value: id, label: title })),
    ...(hasOwnFile ? [{ value: OWN, label: 'Your file' }] : []),
  ];
}
