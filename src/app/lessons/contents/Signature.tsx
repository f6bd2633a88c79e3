import '../../../timeline/timeline.css';
import type { RunSpec } from '../../../quiz/index.ts';
import { MiniRun } from '../../../timeline/view/MiniRun.tsx';
import { useTrace } from '../runs/LessonRuns.tsx';

/** The run that a lesson is signed with. */
export function Signature({ spec }: { spec: RunSpec }) {
  return <MiniRun trace={useTrace(spec)} />;
}
