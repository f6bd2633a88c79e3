/** A wrong command line: one sentence for the person who typed it, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `Failed to find the wrapper "mutx". Use one of plain, mutex.` */
export function unknownName(what: string, name: string, choices: readonly string[]): UsageError {
  return new UsageError(`Failed to find the ${what} "${name}". Use one of ${choices.join(', ')}.`);
}
