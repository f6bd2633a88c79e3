import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { ErrorBoundary } from '../../shell/ErrorBoundary.tsx';
import { OpenLink } from '../../shell/address/OpenLink.tsx';
import { Shell } from '../../shell/Shell.tsx';

const EmbedView = lazy(async () => ({ default: (await import('./EmbedView.tsx')).EmbedView }));

/** The page in its shell, or, where the address says `embed`, a run alone. */
export function Frame({ children }: { children: ReactNode }) {
  const isEmbedded = new URLSearchParams(useSearch()).has('embed');
  if (!isEmbedded)
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
