import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const channel = new BroadcastChannel('auth');
let access: string | null = null;
let waiting: ((t: string | null) => void)[] = [];
channel.onmessage = ({ data }) => {
  if (data.type === 'token') { access = data.token; waiting.splice(0).forEach((go) => go(access)); }
  if (data.type === 'logout') { access = null; waiting.splice(0).forEach((go) => go(null)); }
};
const raw = fetchBaseQuery({ baseUrl: '/api', credentials: 'include', prepareHeaders: (h) => { if (access) h.set('authorization', `Bearer ${access}`); return h; } });
let leader: Promise<string | null> | null = null;
const renew = () => (leader ??= (async () => {
  const res = await fetch('/api/session/refresh', { method: 'POST', credentials: 'include' });
  const token = res.ok ? (await res.json()).access_token : null;
  access = token;
  channel.postMessage(token ? { type: 'token', token } : { type: 'logout' });
  return token;
})().finally(() => { leader = null; }));
export const baseQueryWithReauth: typeof raw = async (args, api, extra) => {
  const sent = access;
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  if (access !== sent) return raw(args, api, extra);
  return (await renew()) ? raw(args, api, extra) : result;
};
