import type { RunSpec } from '../../../quiz/index.ts';
import { applySettings, callsOf } from '../../../sim/index.ts';
import { NUMBERS } from '../../../timeline/layout/numbers.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { textOf } from '../wrapperTexts.ts';
import { ownOrNamed } from './runNames.ts';
import styles from './figures.module.css';

const { axis, callLane, callLaneCompact, stateLane } = NUMBERS;
const TRANSPORT_PX = 50;
const HEAD_PX = 40;

/** In place of a figure that is under way: as high as it will be, so that nothing below it jumps. */
export function Waiting({ heightPx }: { heightPx: number }) {
  return (
    <div className={styles.waiting} style={{ minHeight: heightPx }} role="status" aria-label="The run is under way">
      <div className="hatched" />
    </div>
  );
}

/** About how high the figure of a run will be, on a wide page. */
export function runHeight(spec: RunSpec): number {
  return TRANSPORT_PX + axis + calls(spec) * callLane.height + states(spec) * stateLane.height;
}

/** About how high a comparison will be, on a wide page. */
export function compareHeight(a: RunSpec, b: RunSpec): number {
  return (
    axis +
    [a, b].reduce(
      (sum, spec) => sum + HEAD_PX + calls(spec) * callLaneCompact.height + (states(spec) - 1) * stateLane.height,
      0,
    ) +
    stateLane.height
  );
}

function calls({ scenario, settings = {} }: RunSpec): number {
  return callsOf(applySettings(ownOrNamed({ scenario }), settings)).length;
}

/** Auth store and FastAPI, and the lock where the wrapper has one. */
function states({ wrapper, scenario }: RunSpec): number {
  const { tabs } = ownOrNamed({ scenario });
  const text = textOf(wrapperOf(typeof wrapper === 'string' ? wrapper : wrapper.of));
  return 1 + tabs * (text.includes('new Mutex()') ? 2 : 1);
}
