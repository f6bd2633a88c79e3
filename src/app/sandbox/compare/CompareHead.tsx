import { SCENARIOS } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { firstDifference } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../controls/Button.tsx';
import { Pick } from '../../controls/Pick.tsx';
import { wrapperOptions } from '../setup/Setup.tsx';
import type { Sandbox } from '../useSandbox.ts';
import styles from './compare.module.css';

interface CompareHeadProps {
  readonly sandbox: Sandbox;
  readonly a: Trace | null;
  readonly b: Trace | null;
  readonly isShut: boolean;
}

/** Which two wrappers, in which scenario, and how they differ in one sentence. */
export function CompareHead({ sandbox: { address, change, file }, a, b, isShut }: CompareHeadProps) {
  const wrappers = wrapperOptions(file.own?.file ?? null);
  return (
    <section className={styles.head} aria-label="What is compared">
      <span className={styles.choice}>
        <Pick
          label="First wrapper"
          options={wrappers}
          value={address.wrapper}
          onChange={(wrapper) => change({ wrapper, step: null })}
        />
        <span>beside</span>
        <Pick
          label="Second wrapper"
          options={wrappers}
          value={address.compare ?? ''}
          onChange={(compare) => change({ compare, step: null })}
        />
        <span>in</span>
        <Pick
          label="Scenario"
          options={SCENARIOS.map(({ id, title }) => ({ value: id, label: title }))}
          value={address.scenario}
          onChange={(scenario) => change({ scenario, settings: {}, step: null })}
        />
      </span>
      <p className={styles.sentence} role="status">
        {a && b && !isShut && <Words sentence={headline(a, b, firstDifference(a, b)).both} />}
      </p>
      <Button onClick={() => change({ compare: null, step: null })}>Leave comparison</Button>
    </section>
  );
}
