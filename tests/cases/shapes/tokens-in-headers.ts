import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

const send = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const token = localStorage.getItem('x-access-token');
    if (token) headers.set('x-access-token', token);
    return headers;
  },
});

export const listsQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 401) {
    const answer = await fetch('/api/users/me/access-token', {
      headers: { 'x-refresh-token': localStorage.getItem('x-refresh-token') ?? '', _id: localStorage.getItem('user-id') ?? '' },
    });
    if (answer.ok) {
      localStorage.setItem('x-access-token', answer.headers.get('x-access-token') ?? '');
      result = await send(args, api, extra);
    } else {
      localStorage.removeItem('x-access-token');
      localStorage.removeItem('x-refresh-token');
    }
  }
  return result;
};
