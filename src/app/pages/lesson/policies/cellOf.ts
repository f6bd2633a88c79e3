import type { Facts } from '../../../../sim/index.ts';

/** How a run ended, and what it took: a cell of the table. */
export function cellOf({ outcome, succeeded, calls, refreshRequests }: Facts): {
  readonly ends: string;
  readonly detail: string;
} {
  const refreshes = `${refreshRequests === 0 ? 'no' : refreshRequests} ${refreshRequests === 1 ? 'refresh' : 'refreshes'}`;
  switch (outcome) {
    case 'all-succeeded':
      return { ends: `all ${calls}`, detail: refreshes };
    case 'some-failed':
      return { ends: `${succeeded} of ${calls}`, detail: refreshes };
    case 'logged-out':
      return { ends: `${succeeded} of ${calls}, logged out`, detail: refreshes };
    case 'stuck':
      return { ends: 'stuck', detail: refreshes };
    case 'runaway':
      return { ends: 'endless', detail: refreshes };
  }
}
