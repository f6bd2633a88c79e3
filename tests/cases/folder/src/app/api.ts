import { createApi } from '@reduxjs/toolkit/query/react';
import { baseQueryWithAuth } from './base';
export const shopApi = createApi({
  reducerPath: 'shopApi',
  baseQuery: baseQueryWithAuth,
  endpoints: (b) => ({ orders: b.query<unknown[], void>({ query: () => 'orders' }) }),
});
export const { useOrdersQuery } = shopApi;
