import { fetchBaseQuery as rtkFetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { reporter } from './page.ts';

// What `@reduxjs/toolkit/query/react` is to a wrapper in live mode: the library itself, and each raw request knows
// which call made it.
export * from '@reduxjs/toolkit/query/react';

/** The real one over the browser's `fetch`. One with a `fetchFn` of its own is left alone. */
export const fetchBaseQuery: typeof rtkFetchBaseQuery = (options = {}) => {
  if (options.fetchFn) return rtkFetchBaseQuery(options);
  return (args, api, extraOptions) => {
    const call = reporter.callOf(api.abort);
    const fetchFn: typeof fetch = (input, init) => reporter.send(input, init, call);
    return rtkFetchBaseQuery({ ...options, fetchFn })(args, api, extraOptions);
  };
};
