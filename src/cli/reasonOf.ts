import { codeOf } from './codeOf.ts';

/**
 * Why something could not be read or written, in words: what stands between "Failed to …:" and the full stop.
 *
 * @param missing what is not there, when something is not
 */
export function reasonOf(error: unknown, missing: 'file' | 'folder' | 'file or folder' = 'file'): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no such ${missing}`;
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be opened';
    case 'EROFS':
      return 'it may not be written';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
