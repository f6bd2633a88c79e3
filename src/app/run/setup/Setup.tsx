import type { ReactNode } from 'react';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { LINKED, OWN } from '../../shell/address/address.ts';
import type { Option } from '../../../ui/Option.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { ScenarioPick } from './ScenarioPick.tsx';
import styles from './setup.module.css';

interface SetupProps {
  readonly wrapper: string;
  readonly scenario: string;
  readonly wrappers: readonly Option[];
  readonly onWrapper: (id: string) => void;
  readonly onScenario: (id: string) => void;
  readonly facts: ReactNode;
  readonly server: ReactNode;
}

/** Which wrapper runs in which scenario, what came of it, and how the server behaves. */
export function Setup({ wrapper, scenario, wrappers, onWrapper, onScenario, facts, server }: SetupProps) {
  return (
    <section className={styles.setup} aria-label="What runs">
      <div className={styles.choice}>
        <div className={styles.wide}>
          <Segmented legend="Wrapper" options={wrappers} value={wrapper} onChange={onWrapper} />
        </div>
        <span className={styles.narrow}>
          <Pick look="block" label="Wrapper" options={wrappers} value={wrapper} onChange={onWrapper} />
        </span>
        <span className={styles.narrow}>
          <ScenarioPick look="block" value={scenario} onChange={onScenario} />
        </span>
      </div>
      <div className={styles.facts}>{facts}</div>
      <div className={styles.server}>{server}</div>
    </section>
  );
}

/** All wrappers, the reader's own file where there is one, and the file that a link has brought. */
export function wrapperOptions(hasOwnFile: boolean, hasLinkedFile = false): readonly Option[] {
  return [
    ...WRAPPERS.map(({ id, title }) => ({ value: id, label: title })),
    ...(hasOwnFile ? [{ value: OWN, label: 'Your file' }] : []),
    ...(hasLinkedFile ? [{ value: LINKED, label: 'From the link' }] : []),
  ];
}
