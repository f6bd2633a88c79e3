import { WrapperError } from '../sim/index.ts';
import type { Source } from '../sim/index.ts';
import type { ReadSource } from './readSource.ts';

/** What sends, or is named after a base query: a text without any of it has none. */
const SENDS = /\b(fetch|axios|ky|XMLHttpRequest)\b|base_?query/i;

/**
 * A source that was read, as it is run.
 *
 * @throws {WrapperError} kind `missing-export` for a file with a default export that is no base query: it would be called
 *   as one, and blamed
 */
export function toRun({ reading, source }: ReadSource): Source {
  const { file, text } = source;
  if (reading.entry !== null || SENDS.test(text) || !/^\s*export\s+default\b/m.test(text)) return source;
  throw new WrapperError({
    kind: 'missing-export',
    deed: `read ${file}`,
    cause: 'no function in it sends a request for RTK Query',
    remedy: 'Give the file that createApi takes its baseQuery from, too.',
    at: null,
  });
}
