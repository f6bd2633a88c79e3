import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { ErrorBoundary } from '../../shell/ErrorBoundary.tsx';
import { OpenLink } from '../../shell/address/OpenLink.tsx';
import { Shell } from '../../shell/Shell.tsx';
import { inChunk } from '../../../ui/inChunk.ts';

export const EmbedView = inChunk(async () => (await import('./EmbedView.tsx')).EmbedView);

/** Whether an address asks for a run alone. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has('embed');
}

/** The page in its shell, or, where the address says `embed`, a run alone. */
export function Frame({ children }: { children: ReactNode }) {
  if (!isEmbedded(useSearch()))
    return (
      <Shell>
        <OpenLink>{children}</OpenLink>
      </Shell>
    );
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <OpenLink>
          <EmbedView />
        </OpenLink>
      </Suspense>
    </ErrorBoundary>
  );
}
