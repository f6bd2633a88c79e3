import { WrapperError } from '../sim/index.ts';
import type { Source } from '../sim/index.ts';
import type { ReadSource } from './readSource.ts';

/** What sends, or is named after a base query: a text without any of it has none. */
const SENDS = /\b(fetch|axios|ky|XMLHttpRequest)\b|base_?query/i;

/** Other parts of an app: a slice, a store, a component. What else has a default export says by itself what is wrong. */
const OTHER_PART = /\b(createSlice|createReducer|combineReducers|configureStore)\b|\breturn\s*\(?\s*<[A-Za-z>]/;

/**
 * A source that was read, as it is run.
 *
 * @throws {WrapperError} kind `missing-export` for another part of an app with a default export, which would be called as a
 *   base query, and blamed
 */
export function toRun({ reading, source }: ReadSource): Source {
  const { file, text } = source;
  const isOther = OTHER_PART.test(text) && !SENDS.test(text);
  if (reading.entry !== null || !isOther || !/^\s*export\s+default\b/m.test(text)) return source;
  throw new WrapperError({
    kind: 'missing-export',
    deed: `read ${file}`,
    cause: 'no function in it sends a request for RTK Query',
    remedy: 'Give the file that createApi takes its baseQuery from, too.',
    at: null,
  });
}
