import type { ReactNode } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { MiniRun } from '../../../timeline/view/MiniRun.tsx';
import { useTraceOnceThere } from '../../run/figures/useRunner.ts';
import { lockedRun } from '../../run/lockedRun.ts';

/** All signatures have one scale; what is longer is cut. In virtual milliseconds. */
const SIGNATURE_MS = 490;

interface SignatureProps {
  readonly spec: RunSpec;
  /** Its lesson, which asks about it, was not begun: it is drawn up to its first answers. */
  readonly isShut: boolean;
}

/** The run that a lesson is signed with. */
export function Signature({ spec, isShut }: SignatureProps): ReactNode {
  const trace = useTraceOnceThere(spec);
  return trace && <MiniRun trace={trace} range={SIGNATURE_MS} until={isShut ? lockedRun(trace).atMs : undefined} />;
}
