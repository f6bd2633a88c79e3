'use client';
import Cookies from 'js-cookie';
import { toast } from 'react-toastify';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';

const enum Status {
  SessionExpired = 419,
}

const api = fetchBaseQuery({
  baseUrl: process.env.NEXT_PUBLIC_BACKEND_URL,
  prepareHeaders: (headers) => {
    const jwt = Cookies.get('jwt');
    if (jwt) headers.set('Authorization', `Bearer ${jwt}`);
    return headers;
  },
});

export { withRenewal as baseQueryWithReauth };

const withRenewal: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (args, store, extra) => {
  const result = await api(args, store, extra);
  if (result.error?.status !== Status.SessionExpired) return result;

  const renewal = await api(
    { url: '/auth/renew', method: 'POST', body: { token: Cookies.get('renewal') } },
    store,
    extra,
  );
  const fresh = (renewal.data as { data?: { tokens?: { jwt: string; renewal: string } } } | undefined)?.data?.tokens;
  if (!fresh) {
    Cookies.remove('jwt');
    Cookies.remove('renewal');
    toast.error('Your session is over. Please sign in.');
    return result;
  }
  Cookies.set('jwt', fresh.jwt);
  Cookies.set('renewal', fresh.renewal);
  return api(args, store, extra);
};
