import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { WRAPPERS } from '../../wrappers/index.ts';
import { reporter, WRAPPER } from '../lab/report/page.ts';

type BaseQuery = BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError>;

const files = import.meta.glob<{ baseQueryWithReauth: BaseQuery }>(['../../wrappers/*.ts', '!../../wrappers/index.ts']);

/** The wrapper under study; in an app of your own this is one import. Its calls are reported to the lab. */
export async function loadWrapper(): Promise<BaseQuery> {
  const file = WRAPPERS.find(({ id }) => id === WRAPPER)?.file ?? 'mutex.ts';
  const load = files[`../../wrappers/${file}`];
  if (!load) throw new Error(`Failed to load the wrapper ${file}: there is no such file. Correct its descriptor.`);
  const { baseQueryWithReauth } = await load();
  return reporter.watchCalls(baseQueryWithReauth);
}
