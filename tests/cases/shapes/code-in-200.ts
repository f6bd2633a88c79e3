import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { message } from 'antd';

const EXPIRED = 40101;

const send = fetchBaseQuery({
  baseUrl: 'https://admin.example.cn/api',
  prepareHeaders: (headers) => {
    headers.set('Authorization', localStorage.getItem('ACCESS_TOKEN') ?? '');
    return headers;
  },
});

interface Envelope {
  code: number;
  data: { token: string; refreshToken: string };
}

export const envelopeQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if ((result.data as Envelope | undefined)?.code !== EXPIRED) return result;
  const renewed = await send({ url: '/refreshToken', method: 'POST', body: { refreshToken: localStorage.getItem('REFRESH_TOKEN') } }, api, extra);
  const answer = renewed.data as Envelope | undefined;
  if (answer?.code === 0) {
    localStorage.setItem('ACCESS_TOKEN', answer.data.token);
    localStorage.setItem('REFRESH_TOKEN', answer.data.refreshToken);
    return send(args, api, extra);
  }
  message.error('Please sign in again');
  localStorage.clear();
  window.location.href = '/login';
  return { error: { status: 401, data: null } };
};
