import { PredictSwitch } from '../predict/PredictSwitch.tsx';
import type { PredictionsState } from '../predict/usePredictions.ts';
import { ChosenOrder } from '../schedule/ChosenOrder.tsx';
import type { Sandbox } from '../useSandbox.ts';
import { ScenarioPick } from './ScenarioPick.tsx';
import { Server } from './Server.tsx';

/** The server of the page's scenario, and whether its runs are predicted first, or how their order was chosen. */
export function ServerOf({ sandbox, state }: { sandbox: Sandbox; state: PredictionsState }) {
  const { scenario, base, address, schedule, show } = sandbox;
  // A comparison names its scenario between the two wrappers.
  const lead = address.compare === null && (
    <ScenarioPick value={address.scenario} onChange={(id) => show({ scenario: id, settings: {} })} />
  );
  if (schedule.by !== 'time') return <ChosenOrder sandbox={sandbox} lead={lead} />;
  return (
    <Server
      scenario={scenario}
      base={base}
      settings={address.settings}
      onChange={(settings) => show({ settings })}
      lead={lead}
    >
      <PredictSwitch state={state} />
    </Server>
  );
}
