import { GOALS } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Pick } from '../../../../ui/Pick.tsx';
import { OrderSettings } from '../../../run/OrderSettings.tsx';
import { ScenarioPick } from '../../../run/setup/ScenarioPick.tsx';
import { Share } from '../../../shell/sharing/Share.tsx';
import { PageHead } from '../../../shell/PageHead.tsx';
import type { Network } from '../useNetwork.ts';
import styles from './head.module.css';

interface HeadProps {
  readonly network: Network;
  readonly onUndo: (() => void) | null;
  readonly onRestart: (() => void) | null;
}

const AIMS = [{ value: '', label: 'just play' }, ...GOALS.map(({ id, aim }) => ({ value: id, label: aim }))];

/** What is played, for what, and the way back. */
export function Head({ network, onUndo, onRestart }: HeadProps) {
  const { address, change, wrappers, scenario, base } = network;
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
            <Undo />
            Undo
          </Button>
          <Button disabled={onRestart === null} onClick={() => onRestart?.()} aria-keyshortcuts="R">
            Start over
          </Button>
          <Share own={network.own} what="this position" kind="usual" />
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

function Undo() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4.5 2 2 4.5 4.5 7M2 4.5h6a3.5 3.5 0 0 1 0 7H4" />
    </svg>
  );
}
