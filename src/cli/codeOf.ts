/** What Node calls an error, such as `ENOENT`; `undefined` for what has no such name. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
