import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { logOut, setCredentials } from '../features/auth/authSlice';

// Its server refuses with a bare "Forbidden", as Express' sendStatus does.
const send = fetchBaseQuery({
  baseUrl: 'http://localhost:3500',
  credentials: 'include',
  prepareHeaders: (headers, { getState }) => {
    const { token } = getState().auth;
    if (token) headers.set('authorization', `Bearer ${token}`);
    return headers;
  },
});

const guarded = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result?.error?.originalStatus === 403) {
    const renewed = await send('/refresh', api, extra);
    if (renewed?.data) {
      const { user } = api.getState().auth;
      api.dispatch(setCredentials({ ...renewed.data, user }));
      result = await send(args, api, extra);
    } else {
      api.dispatch(logOut());
    }
  }
  return result;
};

export const apiSlice = createApi({ baseQuery: guarded, endpoints: () => ({}) });
