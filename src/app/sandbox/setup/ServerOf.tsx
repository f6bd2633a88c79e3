import { PredictSwitch } from '../predict/PredictSwitch.tsx';
import type { PredictionsState } from '../predict/usePredictions.ts';
import { ChosenOrder } from '../schedule/ChosenOrder.tsx';
import type { Sandbox } from '../useSandbox.ts';
import { Server } from './Server.tsx';

/** The server of the page's scenario, and whether its runs are predicted first, or how their order was chosen. */
export function ServerOf({ sandbox, state }: { sandbox: Sandbox; state: PredictionsState }) {
  const { scenario, base, address, schedule, show } = sandbox;
  if (schedule.by !== 'time') return <ChosenOrder sandbox={sandbox} />;
  return (
    <Server scenario={scenario} base={base} settings={address.settings} onChange={(settings) => show({ settings })}>
      <PredictSwitch state={state} />
    </Server>
  );
}
