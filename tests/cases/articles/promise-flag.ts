// The file of the promise article in its own names: NEXT_PUBLIC_API_URL, loggedOut of ../slices/authStore, its own path and fields.
import { BaseQueryFn, FetchArgs, fetchBaseQuery, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { loggedOut } from '../slices/authStore';

let isRefreshing = false;
let refreshPromise: any = null;

const baseQueryWithAuth = fetchBaseQuery({
  baseUrl: process.env.NEXT_PUBLIC_API_URL,
  prepareHeaders: async (headers) => {
    const accessToken = localStorage.getItem('accessToken');

    if (accessToken) {
      headers.set('Authorization', `Bearer ${accessToken}`);
    }

    headers.set('Accept', 'application/json');
    headers.set('Cache-Control', 'no-cache');
    headers.set('Pragma', 'no-cache');
    headers.set('Expires', '0');

    return headers;
  },
});

const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  let result = await baseQueryWithAuth(args, api, extraOptions);
  if (result.error && result.error.status === 401) {
    if (!isRefreshing) {
      isRefreshing = true;
      refreshPromise = Promise.resolve(
        baseQueryWithAuth(
          {
            url: `/v1/common/authenticate/RefreshToken`,
            method: 'POST',
            body: {
              token: localStorage.getItem('refreshToken'),
            },
          },
          api,
          extraOptions,
        ),
      )
        .then((refreshResult) => {
          if (refreshResult.data) {
            const refreshTokenResult = refreshResult.data as any;

            localStorage.setItem('accessToken', refreshTokenResult.accessToken);
            localStorage.setItem('refreshToken', refreshTokenResult.refreshToken);
            isRefreshing = false;

            return refreshTokenResult;
          } else {
            isRefreshing = false;
            if (refreshResult?.error?.status === 500) {
              api.dispatch(loggedOut());
            }

            return null;
          }
        })
        .catch((error: any) => {
          console.error('Error refreshing token', error);
          isRefreshing = false;
        });
    }

    await refreshPromise;
    result = await baseQueryWithAuth(args, api, extraOptions);
  }

  return result;
};

export default baseQueryWithReauth;
