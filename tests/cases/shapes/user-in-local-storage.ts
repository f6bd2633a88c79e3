import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const currentUser = () => JSON.parse(localStorage.getItem('user') || 'null');

const send = fetchBaseQuery({
  baseUrl: `${process.env.REACT_APP_SERVER_URL}/v2`,
  prepareHeaders: (headers) => {
    const user = currentUser();
    if (user?.tokens?.accessToken) headers.set('Authorization', 'Bearer ' + user.tokens.accessToken);
    return headers;
  },
});

export const userQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 403) return result;
  const user = currentUser();
  const renewed = await send({ url: '/users/refresh', params: { token: user?.tokens?.refreshToken } }, api, extra);
  if (renewed.data) {
    localStorage.setItem('user', JSON.stringify({ ...user, tokens: renewed.data }));
    return send(args, api, extra);
  }
  localStorage.removeItem('user');
  window.location.replace('/signin');
  return result;
};
