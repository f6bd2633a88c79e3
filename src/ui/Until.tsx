import { useEffect, useReducer, useState } from 'react';
import type { ReactNode } from 'react';

interface UntilProps {
  /** The same promises at each rendering. When one fails, so does the rendering. */
  readonly all: readonly Promise<unknown>[];
  readonly meanwhile: ReactNode;
  /** May read the promises with `use`, which gives their values at once. */
  readonly children: ReactNode;
}

/**
 * Shows what needs promises as soon as all are there. `<Suspense>` would show it at the earliest 300 ms after it, or any
 * other, last put a fallback on the page.
 */
export function Until({ all, meanwhile, children }: UntilProps) {
  const missing = all.find((promise) => !hasSettled(promise));
  const [, look] = useReducer((times: number) => times + 1, 0);
  const [failure, setFailure] = useState<{ readonly reason: unknown } | null>(null);
  useEffect(() => {
    if (!missing) return undefined;
    let wanted = true;
    void settled(missing).then(() => wanted && look());
    missing.catch((reason: unknown) => wanted && setFailure({ reason }));
    return () => {
      wanted = false;
    };
  }, [missing]);
  if (failure) throw failure.reason;
  return missing ? meanwhile : children;
}

/**
 * Waits for a promise, and notes on it what came of it, where React's `use` looks: `use` reads it without suspending,
 * which it does not for a promise that it sees for the first time. Never fails.
 */
export async function settled(promise: Promise<unknown>): Promise<void> {
  try {
    const value = await promise;
    void Object.assign(promise, { status: 'fulfilled', value });
  } catch (reason) {
    void Object.assign(promise, { status: 'rejected', reason });
  }
}

function hasSettled(promise: Promise<unknown>): boolean {
  return 'status' in promise && promise.status !== 'pending';
}
