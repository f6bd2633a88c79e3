import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

interface Session {
  token: string | null;
  refreshToken: string | null;
  keep: (token: string, refreshToken: string) => void;
  signOut: () => void;
}

export const useSession = create<Session>()(
  persist(
    (set) => ({
      token: null,
      refreshToken: null,
      keep: (token, refreshToken) => set({ token, refreshToken }),
      signOut: () => set({ token: null, refreshToken: null }),
    }),
    { name: 'session' },
  ),
);

const send = fetchBaseQuery({
  baseUrl: 'https://api.trips.example/',
  prepareHeaders: (headers) => {
    const { token } = useSession.getState();
    if (token) headers.set('Authorization', `Token ${token}`);
    return headers;
  },
});

export const tripsQuery: typeof send = async (args, api, extra) => {
  let result = await send(args, api, extra);
  if (result.error?.status === 401) {
    const { refreshToken, keep, signOut } = useSession.getState();
    const { data } = await send({ url: 'token/refresh/', method: 'POST', body: { refresh: refreshToken } }, api, extra);
    if (data) {
      const { access, refresh } = data as { access: string; refresh: string };
      keep(access, refresh);
      result = await send(args, api, extra);
    } else {
      signOut();
    }
  }
  return result;
};
