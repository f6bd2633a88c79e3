import axios from 'axios';
import type { AxiosError, AxiosRequestConfig, InternalAxiosRequestConfig } from 'axios';
import type { BaseQueryFn } from '@reduxjs/toolkit/query/react';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

interface Waiting {
  resolve: () => void;
  reject: (reason: unknown) => void;
}

const client = axios.create({ baseURL: '/api' });

let isRefreshing = false;
let queue: Waiting[] = [];

function processQueue(error: unknown) {
  for (const { resolve, reject } of queue) {
    if (error) reject(error);
    else resolve();
  }
  queue = [];
}

client.interceptors.request.use((config) => {
  const token = localStorage.getItem('access_token');
  if (token) config.headers.set('Authorization', `Bearer ${token}`);
  return config;
});

client.interceptors.response.use(undefined, async (error: AxiosError) => {
  const original = error.config as InternalAxiosRequestConfig & { isRepeat?: boolean };
  if (error.response?.status !== 401 || original.isRepeat) throw error;
  original.isRepeat = true;

  if (isRefreshing) {
    await new Promise<void>((resolve, reject) => queue.push({ resolve, reject }));
    return client(original);
  }

  isRefreshing = true;
  try {
    const { data } = await axios.post<Tokens>('/api/auth/refresh', {
      refresh_token: localStorage.getItem('refresh_token'),
    });
    localStorage.setItem('access_token', data.access_token);
    localStorage.setItem('refresh_token', data.refresh_token);
    processQueue(null);
  } catch (reason) {
    processQueue(reason);
    localStorage.removeItem('access_token');
    localStorage.removeItem('refresh_token');
    throw reason;
  } finally {
    isRefreshing = false;
  }
  return client(original);
});

type Request = Pick<AxiosRequestConfig, 'url' | 'method' | 'data' | 'params'>;

export const baseQueryWithReauth: BaseQueryFn<Request, unknown, { status: number | undefined; data: unknown }> = async (
  request,
) => {
  try {
    const { data } = await client(request);
    return { data };
  } catch (caught) {
    const { response, message } = caught as AxiosError;
    return { error: { status: response?.status, data: response?.data ?? message } };
  }
};
