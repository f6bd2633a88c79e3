import * as Keychain from 'react-native-keychain';
import Config from 'react-native-config';
import { Mutex } from 'async-mutex';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

interface Keys {
  accessToken: string;
  refreshToken: string;
}

const read = async (): Promise<Keys | null> => {
  const found = await Keychain.getGenericPassword();
  return found ? (JSON.parse(found.password) as Keys) : null;
};

const gate = new Mutex();

const send = fetchBaseQuery({
  baseUrl: Config.API_URL,
  prepareHeaders: async (headers) => {
    const keys = await read();
    if (keys) headers.set('Authorization', `Bearer ${keys.accessToken}`);
    return headers;
  },
});

export const keychainQuery: typeof send = async (args, api, extra) => {
  const sentWith = (await read())?.accessToken;
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  const isIn = await gate.runExclusive(async () => {
    const keys = await read();
    if (!keys) return false;
    if (keys.accessToken !== sentWith) return true;
    const { data, error } = await send({ url: 'auth/refresh', method: 'POST', body: { refreshToken: keys.refreshToken } }, api, extra);
    if (data) await Keychain.setGenericPassword('keys', JSON.stringify(data));
    else if (error?.status === 401) await Keychain.resetGenericPassword();
    return data !== undefined;
  });
  return isIn ? send(args, api, extra) : result;
};
