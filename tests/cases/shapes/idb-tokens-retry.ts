import { get, set, del } from 'idb-keyval';
import { fetchBaseQuery, retry } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: 'https://api.notes.example/v3',
  prepareHeaders: async (h) => { const t = await get<string>('at'); if (t) h.set('x-auth-token', t); return h; },
});
const inner: typeof raw = async (args, api, extra) => {
  const first = await raw(args, api, extra);
  if (first.error?.status !== 401) return first;
  const rt = await get<string>('rt');
  const answer = await raw({ url: 'tokens', method: 'PUT', headers: { 'x-refresh': rt! } }, api, extra);
  if (answer.error) { if (answer.error.status === 401) { await del('at'); await del('rt'); } return first; }
  const d = answer.data as { at: string; rt: string };
  await set('at', d.at); await set('rt', d.rt);
  return raw(args, api, extra);
};
export const notesQuery = retry(inner, { maxRetries: 2 });
