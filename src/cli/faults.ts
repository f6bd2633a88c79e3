/** A run that was ended, as a sentence. `limit`: what it did not keep, as in `within 5 seconds`. */
export function endless(file: string, limit: string): string {
  return `Failed to run ${file}: it did not come to an end ${limit}. Look for a loop that never ends.`;
}

/** A run that ended in a way that the simulator has no name for, as a sentence. `cause`: with what. */
export function simulatorBroke(file: string, cause: string): string {
  return `Failed to run ${file}: the simulator broke with ${cause}. Look for a change of what all code shares, such as Array.prototype.`;
}
