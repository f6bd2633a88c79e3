import type { Settings } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { OrderSettings } from '../OrderSettings.tsx';
import type { Sandbox, Subject } from '../useSandbox.ts';
import styles from './compare.module.css';

/** What the server of the second run has different: by itself it is the same as the first one's. */
export function OtherServer({ sandbox, other }: { readonly sandbox: Sandbox; readonly other: Subject }) {
  const { address, scenario, show } = sandbox;
  const change = (compareSettings: Settings) => show({ compareSettings });
  const changes = Object.keys(address.compareSettings).length;
  return (
    <details className={styles.other} open={changes > 0 || undefined}>
      <summary>The second run has {changes === 0 ? 'the same server' : 'a server of its own'}</summary>
      <p>
        Beside the first one’s:{' '}
        <OrderSettings scenario={other.scenario} base={scenario} settings={address.compareSettings} onChange={change} />
        {changes === 0 && (
          <Button
            kind="quiet"
            onClick={() => change({ rotation: scenario.server.rotation === 'off' ? 'rotate' : 'off' })}
          >
            With the other rotation
          </Button>
        )}
      </p>
    </details>
  );
}
