import type { Problem } from '../../sim/index.ts';
import type { Sandbox } from './useSandbox.ts';
import { Dock } from './Dock.tsx';
import { ProblemPanel } from './ProblemPanel.tsx';

interface FailedRunProps {
  readonly sandbox: Sandbox;
  readonly problem: Problem;
}

/** A wrapper that could not be run, with its source and the line that is at fault. */
export function FailedRun({ sandbox, problem }: FailedRunProps) {
  return (
    <>
      <ProblemPanel problem={problem} />
      <Dock sandbox={sandbox} trace={null} step={0} request={null} onSeek={() => undefined} />
    </>
  );
}
