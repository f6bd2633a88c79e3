import * as v from 'valibot';
import { API_BASE_URL } from './config.ts';
import { keepsTokensIn } from './keepsTokensIn.ts';
import { WRAPPER } from '../lab/report/page.ts';
import { loggedIn, loggedOut } from './slices/authSlice.ts';
import { store } from './store.ts';
import { useAuthStore } from './stores/authStore.ts';

const tokens = v.object({ access_token: v.string(), refresh_token: v.string() });
type Tokens = v.InferOutput<typeof tokens>;

/** Where the tokens live: the wrapper has to look in the same place. */
interface Session {
  accessToken: () => string | null;
  open: (tokens: Tokens) => void;
  close: () => Promise<void>;
}

const inAuthStore: Session = {
  accessToken: () => useAuthStore.getState().accessToken,
  open: (tokens) => useAuthStore.getState().setTokens(tokens.access_token, tokens.refresh_token),
  close: () => useAuthStore.getState().logout(),
};

const inLocalStorage: Session = {
  accessToken: () => localStorage.getItem('accessToken'),
  open(tokens) {
    localStorage.setItem('accessToken', tokens.access_token);
    localStorage.setItem('refreshToken', tokens.refresh_token);
    store.dispatch(loggedIn());
  },
  async close() {
    store.dispatch(loggedOut());
  },
};

export const session = keepsTokensIn(WRAPPER) === 'localStorage' ? inLocalStorage : inAuthStore;

/** Gives what went wrong, or `null`. It does not go through the wrapper: a 401 here is a wrong password. */
export async function logIn(username: string, password: string): Promise<string | null> {
  const body = new URLSearchParams({ username, password });
  try {
    const response = await fetch(`${API_BASE_URL}/auth/login`, { method: 'POST', body });
    if (response.status === 401) return 'The user name or the password is wrong.';
    if (!response.ok) return `The server answered ${response.status}.`;
    session.open(v.parse(tokens, await response.json()));
    return null;
  } catch (error) {
    return error instanceof SyntaxError || error instanceof v.ValiError
      ? 'The server answered with something that is no pair of tokens. Is this the address of the API?'
      : 'The server cannot be reached.';
  }
}

/** Ends the session on the server, if it can be reached, and here. */
export async function logOut(): Promise<void> {
  const headers = { Authorization: `Bearer ${session.accessToken()}` };
  const told = fetch(`${API_BASE_URL}/auth/logout`, { method: 'POST', headers }).catch(() => {});
  await session.close();
  await told;
}
