import { lazy, Suspense } from 'react';
import { WRAPPERS } from '../../../../wrappers/index.ts';
import { Waiting } from '../../../run/figures/Waiting.tsx';

const ComputedTable = lazy(async () => ({ default: (await import('./ComputedTable.tsx')).ComputedTable }));
const ROW_PX = 45;

/** What each policy of the server does to each wrapper: computed by running all of them. */
export function PolicyTable({ scenario }: { scenario: string }) {
  return (
    <Suspense fallback={<Waiting heightPx={(WRAPPERS.length + 1) * ROW_PX} />}>
      <ComputedTable scenario={scenario} />
    </Suspense>
  );
}
