import axios from 'axios';
import { signedOut, tokensRefreshed } from './sessionSlice';

let store;
export const injectStore = (given) => {
  store = given;
};

const http = axios.create({ baseURL: '/api' });

http.interceptors.request.use((config) => {
  const { token } = store.getState().session;
  if (token) config.headers.Authorization = 'Bearer ' + token;
  return config;
});

let refreshing = null;

http.interceptors.response.use(null, async (error) => {
  const { config, response } = error;
  if (response?.status !== 401 || config.isRepeat) throw error;
  const { refreshToken } = store.getState().session;
  refreshing ??= axios.post('/api/auth/refresh', { refreshToken }).finally(() => (refreshing = null));
  try {
    const { data } = await refreshing;
    store.dispatch(tokensRefreshed(data));
  } catch {
    store.dispatch(signedOut());
    throw error;
  }
  return http({ ...config, isRepeat: true });
});

export const axiosBaseQuery = async ({ url, method = 'get', data, params }, { signal }) => {
  try {
    const answer = await http({ url, method, data, params, signal });
    return { data: answer.data };
  } catch ({ response, message }) {
    return { error: { status: response?.status, data: response?.data ?? message } };
  }
};
