import * as v from 'valibot';
import { blogApi } from './blogApi.ts';
import { API_BASE_URL } from './config.ts';
import { loggedIn, loggedOut } from './slices/authSlice.ts';
import type { AppStore } from './store.ts';
import { useAuthStore } from './stores/authStore.ts';

/**
 * Where the tokens live. There are two homes because wrappers look in one or the other: the Zustand store, which keeps
 * the access token in memory and copies it to `localStorage`, or `localStorage` alone, with a flag in the Redux store.
 * An app has one wrapper, and needs one of them.
 */
export type TokenHome = 'auth-store' | 'localStorage';

const tokens = v.object({ access_token: v.string(), refresh_token: v.string() });

export interface Session {
  /** `null`: nobody is logged in. */
  readonly accessToken: () => string | null;
  /** Gives what went wrong, as a sentence, or `null`. */
  readonly logIn: (username: string, password: string) => Promise<string | null>;
  /**
   * Ends the session here, and on the server if it can be reached. To be called when no component shows the answers any
   * more: what is still on the screen would be fetched anew.
   */
  readonly logOut: () => Promise<void>;
  /** Forgets the answers after a wrapper has ended the session. To be called like `logOut`. */
  readonly forgetAnswers: () => Promise<void>;
}

/** Who is logged in, with the tokens in this home. */
export function createSession(store: AppStore, tokensIn: TokenHome): Session {
  const home = tokensIn === 'auth-store' ? inAuthStore : inLocalStorage(store);
  // The page lives on after a logout: the next user must not see the answers that this one got.
  const forget = () => store.dispatch(blogApi.util.resetApiState());
  return {
    accessToken: home.accessToken,
    // No endpoint of the api: its one base query is the wrapper, to which a 401 is an expired token and not a wrong
    // password; and the answer of a mutation, both tokens, would be kept in the Redux store.
    async logIn(username, password) {
      const body = new URLSearchParams({ username, password });
      try {
        const response = await fetch(`${API_BASE_URL}/auth/login`, { method: 'POST', body });
        if (response.status === 401) return 'The user name or the password is wrong.';
        if (!response.ok) return `The server answered ${response.status}.`;
        const pair = v.parse(tokens, await response.json());
        forget();
        home.open(pair);
        return null;
      } catch (error) {
        return error instanceof SyntaxError || error instanceof v.ValiError
          ? 'The server answered with something that is no pair of tokens. Is this the address of the API?'
          : 'The server cannot be reached.';
      }
    },
    async logOut() {
      const told = tellServer(home.accessToken());
      await home.close();
      forget();
      await told;
    },
    async forgetAnswers() {
      // To reset is to abort what is under way. An app that is used can do that at once; here it is to be seen what a
      // wrapper goes on to do after a logout.
      await Promise.allSettled(store.dispatch(blogApi.util.getRunningQueriesThunk()));
      if (home.accessToken() === null) forget();
    },
  };
}

async function tellServer(accessToken: string | null): Promise<void> {
  if (accessToken === null) return;
  const headers = { Authorization: `Bearer ${accessToken}` };
  await fetch(`${API_BASE_URL}/auth/logout`, { method: 'POST', headers }).catch(() => {});
}

interface Home {
  readonly accessToken: () => string | null;
  readonly open: (pair: v.InferOutput<typeof tokens>) => void;
  readonly close: () => Promise<void>;
}

const inAuthStore: Home = {
  accessToken: () => useAuthStore.getState().accessToken,
  open: ({ access_token, refresh_token }) => useAuthStore.getState().setTokens(access_token, refresh_token),
  close: () => useAuthStore.getState().logout(),
};

function inLocalStorage(store: AppStore): Home {
  return {
    accessToken: () => localStorage.getItem('accessToken'),
    open({ access_token, refresh_token }) {
      localStorage.setItem('accessToken', access_token);
      localStorage.setItem('refreshToken', refresh_token);
      store.dispatch(loggedIn());
    },
    async close() {
      store.dispatch(loggedOut());
    },
  };
}
