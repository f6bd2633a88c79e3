import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';

class Tokens {
  private renewing: Promise<void> | null = null;

  get access() {
    return sessionStorage.getItem('at');
  }

  renew(): Promise<void> {
    this.renewing ??= this.ask().finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async ask() {
    const answer = await fetch('https://id.bank.example/oauth2/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'web', refresh_token: sessionStorage.getItem('rt') ?? '' }),
    });
    if (answer.status === 400 || answer.status === 401) sessionStorage.clear();
    if (!answer.ok) throw new Error('no new token');
    const { access_token, refresh_token, expires_in } = await answer.json();
    sessionStorage.setItem('at', access_token);
    sessionStorage.setItem('rt', refresh_token);
    sessionStorage.setItem('until', String(Date.now() + expires_in * 1000));
  }
}

const tokens = new Tokens();

const send = fetchBaseQuery({
  baseUrl: 'https://api.bank.example/v1',
  prepareHeaders: (headers) => {
    if (tokens.access) headers.set('authorization', `Bearer ${tokens.access}`);
    return headers;
  },
});

export const bankQuery: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  try {
    await tokens.renew();
  } catch {
    return result;
  }
  return send(args, api, extra);
};
