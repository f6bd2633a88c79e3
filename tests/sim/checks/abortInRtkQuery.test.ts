import { configureStore } from '@reduxjs/toolkit';
import { createApi } from '@reduxjs/toolkit/query';
import { beforeEach, expect, test, vi } from 'vitest';

/** An app with one query that is never answered, and the signal that its base query was given. */
function hungQuery() {
  const signals: AbortSignal[] = [];
  const api = createApi({
    baseQuery: (_: string, { signal }) => {
      signals.push(signal);
      return new Promise<{ data: null }>(() => undefined);
    },
    endpoints: ({ query }) => ({ getPosts: query<null, void>({ query: () => '/posts' }) }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (usual) => usual().concat(api.middleware),
  });
  const call = store.dispatch(api.endpoints.getPosts.initiate());
  return { api, store, call, isAborted: () => signals.map(({ aborted }) => aborted) };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

test('RTK Query lets a query run on when its last subscriber leaves, and aborts it 60 s later', async () => {
  const { call, isAborted } = hungQuery();
  await vi.advanceTimersByTimeAsync(0);
  call.unsubscribe();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(isAborted()).toEqual([false]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(isAborted()).toEqual([true]);
});

test('RTK Query aborts a query at once when its promise is told to, and on resetApiState', async () => {
  const one = hungQuery();
  const other = hungQuery();
  await vi.advanceTimersByTimeAsync(0);
  one.call.abort();
  other.store.dispatch(other.api.util.resetApiState());
  expect([one.isAborted(), other.isAborted()]).toEqual([[true], [true]]);
});
