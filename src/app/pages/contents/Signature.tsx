import type { RunSpec } from '../../../quiz/index.ts';
import { MiniRun } from '../../../timeline/view/MiniRun.tsx';
import { useTrace } from '../../run/figures/LessonRuns.tsx';

/** All signatures have one scale; what is longer is cut. In virtual milliseconds. */
const RANGE_MS = 490;

/** The run that a lesson is signed with. */
export function Signature({ spec }: { spec: RunSpec }) {
  return <MiniRun trace={useTrace(spec)} range={RANGE_MS} />;
}
