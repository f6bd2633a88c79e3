import { scenarioIn, scenarioOf } from '../../../sim/index.ts';
import type { RunSpec } from '../../../quiz/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { sourceOf } from '../sources.ts';

const TRANSPORT_PX = 50;
const AXIS_PX = 34;
const CALL_PX = 58;
const COMPACT_CALL_PX = 47;
const STATE_PX = 40;
const HEAD_PX = 40;

/** About how high the figure of a run will be, on a wide page. */
export function runHeight(spec: RunSpec): number {
  return TRANSPORT_PX + AXIS_PX + calls(spec) * CALL_PX + states(spec) * STATE_PX;
}

/** About how high a comparison will be, on a wide page. */
export function compareHeight(a: RunSpec, b: RunSpec): number {
  return (
    AXIS_PX +
    [a, b].reduce((sum, spec) => sum + HEAD_PX + calls(spec) * COMPACT_CALL_PX + (states(spec) - 1) * STATE_PX, 0) +
    STATE_PX
  );
}

function calls({ scenario, settings = {} }: RunSpec): number {
  const { mounts, tabs } = scenarioIn({ scenario, settings });
  return mounts.length * tabs;
}

/** Auth store and FastAPI, and the lock where the wrapper has one. */
function states({ wrapper, scenario }: RunSpec): number {
  const { tabs } = scenarioOf(scenario);
  const { text } = sourceOf(wrapperOf(typeof wrapper === 'string' ? wrapper : wrapper.of));
  return 1 + tabs * (text.includes('new Mutex()') ? 2 : 1);
}
