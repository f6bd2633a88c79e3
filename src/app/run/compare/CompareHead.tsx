import { firstDifference } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { Share } from '../../shell/sharing/Share.tsx';
import type { Sandbox } from '../useSandbox.ts';
import type { Side } from './side.ts';
import { ScenarioPick } from '../setup/ScenarioPick.tsx';
import styles from './compare.module.css';

interface CompareHeadProps {
  readonly sandbox: Sandbox;
  /** `null` while there is nothing to say of both. */
  readonly a: Side | null;
  readonly b: Side | null;
}

/** Which two wrappers, in which scenario, and how they differ in one sentence. */
export function CompareHead({ sandbox, a, b }: CompareHeadProps) {
  const { address, show, wrappers, own } = sandbox;
  return (
    <section className={styles.head} aria-label="What is compared">
      <span className={styles.choice}>
        <Pick
          label="First wrapper"
          options={wrappers}
          value={address.wrapper}
          onChange={(wrapper) => show({ wrapper })}
        />
        <span>beside</span>
        <Pick
          label="Second wrapper"
          options={wrappers}
          value={address.compare ?? ''}
          onChange={(compare) => show({ compare })}
        />
        <span>in</span>
        <ScenarioPick value={address.scenario} onChange={(scenario) => show({ scenario, settings: {} })} />
      </span>
      <p className={styles.sentence} role="status">
        {a && b && <Words sentence={headline(a.trace, b.trace, firstDifference(a.trace, b.trace)).both} />}
      </p>
      <span className={styles.buttons}>
        <Share own={own} what="this comparison" />
        <Button onClick={() => show({ compare: null, compareSettings: {} })}>Leave comparison</Button>
      </span>
    </section>
  );
}
