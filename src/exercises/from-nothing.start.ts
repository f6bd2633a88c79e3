import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async () => {
  // Yours.
  return { error: { status: 'CUSTOM_ERROR', error: 'Nothing is written yet.' } };
};
