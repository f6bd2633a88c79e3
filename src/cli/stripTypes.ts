/**
 * The flags by which another Node process reads TypeScript. Before 22.18 Node strips types only when asked to; where
 * it knows the flag, it may be given anyway. Whether this process reads TypeScript says nothing: it may have been asked.
 */
export const STRIP_TYPES: readonly string[] = process.allowedNodeEnvironmentFlags.has('--experimental-strip-types')
  ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  : [];
