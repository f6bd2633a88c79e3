import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { OpenLink } from '../../shell/address/OpenLink.tsx';
import { ErrorBoundary } from '../../shell/ErrorBoundary.tsx';
import { isEmbedded } from '../../shell/places.ts';
import { Shell } from '../../shell/Shell.tsx';

interface FrameProps {
  /** The page. */
  readonly children: ReactNode;
  /** What stands in place of page and shell where the address says `embed`: a run alone. */
  readonly alone: ReactNode;
}

/** The page in its shell, or a run alone. */
export function Frame({ children, alone }: FrameProps) {
  if (!isEmbedded(useSearch()))
    return (
      <Shell>
        <OpenLink>{children}</OpenLink>
      </Shell>
    );
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <OpenLink>{alone}</OpenLink>
      </Suspense>
    </ErrorBoundary>
  );
}
