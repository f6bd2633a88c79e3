import type { ReactNode } from 'react';
import { openingOf } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { OrderSettings } from '../OrderSettings.tsx';
import { formatNetworkAddress } from '../../shell/address/networkAddress.ts';
import { useShared } from '../../shell/sharing/SharedContext.ts';
import setup from '../setup/setup.module.css';
import type { Sandbox } from '../useSandbox.ts';

/** Says that the order of the messages was chosen, and what else matters then: times do not. */
export function ChosenOrder({ sandbox, lead }: { readonly sandbox: Sandbox; readonly lead: ReactNode }) {
  const { address, scenario, base, schedule, subject, show } = sandbox;
  const { keep } = useShared();
  const { trace } = subject;
  const moves = trace && !trace.timed ? trace.choices.slice(openingOf(scenario).length) : [];
  const network = formatNetworkAddress({
    wrapper: address.wrapper,
    scenario: address.scenario,
    settings: address.settings,
    goal: null,
    moves,
    timeline: false,
  });
  return (
    <>
      <div className={setup.say} data-open>
        <p>
          {lead && <span className={setup.lead}>{lead} </span>}
          <b className={setup.about}>
            {schedule.by === 'seed' ? `Order by chance, seed ${schedule.seed}` : 'Order chosen'}
            {trace && !trace.timed && `, ${trace.choices.length} steps`}.
          </b>{' '}
          Time stands still, and the axis counts steps.{' '}
          <OrderSettings
            scenario={scenario}
            base={base}
            settings={address.settings}
            onChange={(settings) => show({ settings })}
          />
        </p>
      </div>
      <div className={setup.aside} data-open>
        {schedule.by === 'seed' && (
          <Button kind="quiet" onClick={() => show({ schedule: { by: 'seed', seed: schedule.seed + 1 } })}>
            Another order
          </Button>
        )}
        <LinkButton kind="quiet" href={`/network?${keep(network)}`}>
          You are the network
        </LinkButton>
        <Button onClick={() => show({ schedule: { by: 'time' } })}>Back to timings</Button>
      </div>
    </>
  );
}
