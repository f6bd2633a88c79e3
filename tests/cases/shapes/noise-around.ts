import * as Sentry from '@sentry/nextjs';
import i18n from 'i18next';
import { toast } from 'sonner';
import { v4 as uuid } from 'uuid';
import { useRouter } from 'next/navigation';
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { AppState } from '~/store';
import { sessionEnded, tokensRenewed } from '~/store/session';
import { selectAccess, selectRefresh } from '~/store/session/selectors';

const send = fetchBaseQuery({
  baseUrl: import.meta.env.VITE_GATEWAY_URL,
  prepareHeaders: (headers, { getState }) => {
    const access = selectAccess(getState() as AppState);
    if (access) headers.set('Authorization', `Bearer ${access}`);
    headers.set('Accept-Language', i18n.language);
    headers.set('X-Request-Id', uuid());
    return headers;
  },
});

let renewal: ReturnType<typeof send> | null = null;

export const noisyQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) {
    if (result.error) Sentry.captureException(result.error);
    return result;
  }
  renewal ??= Promise.resolve(
    send({ url: '/auth/renew', method: 'POST', body: { refreshToken: selectRefresh(api.getState() as AppState) } }, api, extra),
  ).finally(() => {
    renewal = null;
  });
  const { data, error } = await renewal;
  if (data) {
    api.dispatch(tokensRenewed(data as { accessToken: string; refreshToken: string }));
    return send(args, api, extra);
  }
  if (error?.status === 401) {
    api.dispatch(sessionEnded());
    toast.error(i18n.t('session.over'));
    useRouter().push('/sign-in');
  }
  return result;
};
