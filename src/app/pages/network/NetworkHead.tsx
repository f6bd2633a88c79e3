import { GOALS } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { OrderSettings, ScenarioPick } from '../../run/Server.tsx';
import { Share } from '../../shell/address/Share.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import type { Network } from './useNetwork.ts';
import styles from './network.module.css';

interface NetworkHeadProps extends Pick<Network, 'address' | 'change' | 'wrappers' | 'own' | 'scenario' | 'base'> {
  readonly onUndo: (() => void) | null;
  readonly onRestart: (() => void) | null;
}

const AIMS = [{ value: '', label: 'just play' }, ...GOALS.map(({ id, aim }) => ({ value: id, label: aim }))];

/** What is played, for what, and the way back. */
export function NetworkHead(props: NetworkHeadProps) {
  const { address, change, wrappers, own, scenario, base, onUndo, onRestart } = props;
  return (
    <PageHead
      title="You are the network"
      end={
        <>
          <Button
            className={styles.undo}
            disabled={onUndo === null}
            onClick={() => onUndo?.()}
            aria-keyshortcuts="U Backspace"
          >
            <Icon name="undo" />
            Undo
          </Button>
          <Button disabled={onRestart === null} onClick={() => onRestart?.()} aria-keyshortcuts="R">
            Start over
          </Button>
          <Share own={own} what="this position" kind="usual" />
        </>
      }
      more={
        <>
          <ScenarioPick value={address.scenario} onChange={(id) => change({ scenario: id, settings: {}, moves: [] })} />
          {': '}
          <OrderSettings
            scenario={scenario}
            base={base}
            settings={address.settings}
            onChange={(settings) => change({ settings, moves: [] })}
          />
        </>
      }
    >
      Wrapper{' '}
      <Pick
        label="Wrapper"
        options={wrappers}
        value={address.wrapper}
        onChange={(wrapper) => change({ wrapper, moves: [] })}
      />
      . Your aim:{' '}
      <Pick label="Aim" options={AIMS} value={address.goal ?? ''} onChange={(goal) => change({ goal: goal || null })} />
      . Choose which message arrives next.
    </PageHead>
  );
}
