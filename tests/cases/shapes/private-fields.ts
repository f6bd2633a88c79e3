import { fetchBaseQuery, type BaseQueryFn } from '@reduxjs/toolkit/query/react';

class Session {
  #access: string | null = null;
  #refresh: string | null = null;
  #renewal: Promise<boolean> | null = null;
  constructor() {
    this.#access = window.localStorage.getItem('access');
    this.#refresh = window.localStorage.getItem('refresh');
  }
  get bearer() { return this.#access ? `Bearer ${this.#access}` : undefined; }
  renew = (): Promise<boolean> => {
    this.#renewal ??= this.#send().finally(() => { this.#renewal = null; });
    return this.#renewal;
  };
  async #send(): Promise<boolean> {
    const res = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: this.#refresh }),
    });
    if (!res.ok) return false;
    const { access_token, refresh_token } = await res.json();
    this.#access = access_token;
    this.#refresh = refresh_token;
    window.localStorage.setItem('access', access_token);
    window.localStorage.setItem('refresh', refresh_token);
    return true;
  }
  end() { this.#access = this.#refresh = null; window.localStorage.clear(); window.location.href = '/login'; }
}
const session = new Session();
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (h) => { if (session.bearer) h.set('Authorization', session.bearer); return h; },
});
export const baseQuery: BaseQueryFn<any, any, any> = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  if (await session.renew()) return raw(args, api, extra);
  session.end();
  return result;
};
