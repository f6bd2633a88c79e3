import type { ReactNode } from 'react';
import { openingOf } from '../../../sim/index.ts';
import type { Scenario, Schedule, Trace } from '../../../sim/index.ts';
import { Button, LinkButton } from '../../../ui/Button.tsx';
import type { Option } from '../../../ui/Pick.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { OrderedServer, OrderSettings, ScenarioPick, Server } from '../../run/Server.tsx';
import type { Address } from '../../shell/address/address.ts';
import { formatNetworkAddress } from '../../shell/address/networkAddress.ts';
import { useShared } from '../../shell/address/OpenLink.tsx';
import { PredictSwitch } from './Prediction.tsx';
import type { PredictionsState } from './predictions.ts';
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

interface SetupServerProps {
  readonly address: Pick<Address, 'wrapper' | 'scenario' | 'settings' | 'compare'>;
  /** The scenario without settings, and with them. */
  readonly base: Scenario;
  readonly scenario: Scenario;
  readonly schedule: Schedule;
  /** Of the first run. */
  readonly trace: Trace | null;
  readonly predictions: PredictionsState;
  /** Whether the scenario is being edited, and what begins and ends it. */
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly show: (part: Partial<Address>) => void;
}

/** The server of the page's scenario, and whether its runs are predicted first, or how their order was chosen. */
export function SetupServer(props: SetupServerProps) {
  const { address, base, scenario, schedule, trace, predictions, isEditing, onEdit, show } = props;
  const edit = (
    <Button kind="quiet" aria-expanded={isEditing} onClick={onEdit}>
      Edit the scenario
    </Button>
  );
  const { keep } = useShared();
  const { wrapper, settings } = address;
  const settable = {
    scenario,
    base,
    settings,
    onChange: (changed: Address['settings']) => show({ settings: changed }),
  };
  // A comparison names its scenario between the two wrappers.
  const lead = address.compare === null && (
    <ScenarioPick value={address.scenario} onChange={(id) => show({ scenario: id, settings: {} })} />
  );
  if (schedule.by === 'time') {
    return (
      <Server {...settable} lead={lead}>
        {edit}
        <PredictSwitch state={predictions} />
      </Server>
    );
  }
  const ordered = trace && !trace.timed ? trace.choices : null;
  const moves = ordered?.slice(openingOf(scenario).length) ?? [];
  const network = { wrapper, scenario: address.scenario, settings, goal: null, moves, timeline: false };
  return (
    <OrderedServer
      lead={lead}
      about={
        <>
          {schedule.by === 'seed' ? `Order by chance, seed ${schedule.seed}` : 'Order chosen'}
          {ordered && `, ${ordered.length} steps`}.
        </>
      }
      settings={<OrderSettings {...settable} />}
    >
      {schedule.by === 'seed' && (
        <Button kind="quiet" onClick={() => show({ schedule: { by: 'seed', seed: schedule.seed + 1 } })}>
          Another order
        </Button>
      )}
      {edit}
      <LinkButton kind="quiet" href={`/network?${keep(formatNetworkAddress(network))}`}>
        You are the network
      </LinkButton>
      <Button onClick={() => show({ schedule: { by: 'time' } })}>Back to timings</Button>
    </OrderedServer>
  );
}
