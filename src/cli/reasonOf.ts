/** Why a file could not be read or written, in words: what stands between "Failed to …:" and the full stop. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be opened';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
