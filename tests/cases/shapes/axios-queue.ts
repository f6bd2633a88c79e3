import axios, { AxiosError, type AxiosRequestConfig } from 'axios';
import type { BaseQueryFn } from '@reduxjs/toolkit/query';

const client = axios.create({ baseURL: 'http://localhost:8000/api' });

let isRenewing = false;
let waiting: { resolve: (token: string) => void; reject: (reason: unknown) => void }[] = [];

function settle(reason: unknown, token: string | null) {
  for (const one of waiting) token ? one.resolve(token) : one.reject(reason);
  waiting = [];
}

client.interceptors.request.use((config) => {
  const token = localStorage.getItem('accessToken');
  if (token) config.headers.set('Authorization', `Bearer ${token}`);
  return config;
});

client.interceptors.response.use(undefined, async (error: AxiosError) => {
  const original = error.config as AxiosRequestConfig & { again?: boolean };
  if (error.response?.status !== 401 || original.again) throw error;
  original.again = true;

  if (isRenewing) {
    await new Promise<string>((resolve, reject) => waiting.push({ resolve, reject }));
    return client(original);
  }
  isRenewing = true;
  try {
    const { data } = await axios.post('http://localhost:8000/api/auth/refresh', {
      refresh_token: localStorage.getItem('refreshToken'),
    });
    localStorage.setItem('accessToken', data.access_token);
    localStorage.setItem('refreshToken', data.refresh_token);
    settle(null, data.access_token);
    return await client(original);
  } catch (reason) {
    settle(reason, null);
    localStorage.removeItem('accessToken');
    localStorage.removeItem('refreshToken');
    window.location.href = '/login';
    throw reason;
  } finally {
    isRenewing = false;
  }
});

interface Request {
  url: string;
  method?: AxiosRequestConfig['method'];
  data?: unknown;
  params?: unknown;
}

export const axiosBaseQuery: BaseQueryFn<Request, unknown, { status?: number; data: unknown }> = async ({
  url,
  method = 'GET',
  data,
  params,
}) => {
  try {
    const answer = await client({ url, method, data, params });
    return { data: answer.data };
  } catch (caught) {
    const error = caught as AxiosError;
    return { error: { status: error.response?.status, data: error.response?.data ?? error.message } };
  }
};
