import type { SerializedError } from '@reduxjs/toolkit';
import type { FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import type { ReactNode } from 'react';

interface CardProps<T> {
  title: string;
  query: { data?: T | undefined; error?: FetchBaseQueryError | SerializedError | undefined; isFetching: boolean };
  children: (data: T) => ReactNode;
}

/**
 * One component's answer: on its way, there, or not to be had. An app that is used shows `isLoading`, which is over with
 * the first answer, and leaves the old one in sight; here each request is to be seen, so it is `isFetching`.
 */
export function Card<T>({ title, query: { data, error, isFetching }, children }: CardProps<T>) {
  return (
    <section className="card" aria-busy={isFetching} aria-label={title}>
      <h2>{title}</h2>
      {isFetching ? (
        <p className="quiet">Loading…</p>
      ) : error ? (
        <p role="alert">{describe(error)}</p>
      ) : (
        data !== undefined && children(data)
      )}
    </section>
  );
}

function describe(error: FetchBaseQueryError | SerializedError): string {
  if (!('status' in error)) return error.message ?? 'Something went wrong.';
  switch (error.status) {
    case 'FETCH_ERROR':
      return 'The server cannot be reached.';
    case 'PARSING_ERROR':
      return 'The answer is no JSON: it did not come from the API.';
    case 401:
      return 'Not allowed without a good token: 401.';
    default:
      return `The server answered ${error.status}.`;
  }
}
