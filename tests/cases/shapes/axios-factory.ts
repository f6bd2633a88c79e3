import axios from 'axios';
import type { AxiosError, AxiosRequestConfig } from 'axios';
import type { BaseQueryFn } from '@reduxjs/toolkit/dist/query/react';

const http = axios.create({ baseURL: process.env.REACT_APP_API_URL, withCredentials: true });

http.interceptors.request.use((config) => {
  const token = localStorage.getItem('token');
  if (token) config.headers.Authorization = `Bearer ${token}`;
  return config;
});

http.interceptors.response.use(
  (answer) => answer,
  async (error) => {
    const { config, response } = error;
    if (response?.status !== 401 || config.url === '/auth/refresh') throw error;
    const { data } = await http.get('/auth/refresh');
    localStorage.setItem('token', data.accessToken);
    return http({ ...config, headers: { ...config.headers, Authorization: `Bearer ${data.accessToken}` } });
  },
);

export const axiosBaseQuery =
  ({ baseUrl }: { baseUrl: string } = { baseUrl: '' }): BaseQueryFn<AxiosRequestConfig> =>
  async ({ url, method, data, params }) => {
    try {
      const answer = await http({ url: baseUrl + url, method, data, params });
      return { data: answer.data };
    } catch (caught) {
      const { response, message } = caught as AxiosError;
      return { error: { status: response?.status, data: response?.data ?? message } };
    }
  };
