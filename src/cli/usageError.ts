/** A wrong command line: one sentence for the person who typed it, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Looks something up that was typed: what the look-up throws is the fault of whoever typed it. */
export function orUsageError<T>(lookUp: () => T): T {
  try {
    return lookUp();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
