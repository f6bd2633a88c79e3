import type { Action, Middleware, Reducer } from '@reduxjs/toolkit';

// What a tab uses of the modules of the lab's own app: they are evaluated text, and so are these their types.

export interface AuthState {
  readonly accessToken: string | null;
  readonly setTokens: (access: string, refresh: string) => void;
  readonly logout: (...args: unknown[]) => unknown;
}

export interface AuthSlice {
  readonly authReducer: Reducer;
  readonly clearTokensOnLogout: Middleware;
  readonly loggedIn: () => Action;
  readonly loggedOut: () => Action;
}

export interface BlogApi {
  readonly reducerPath: string;
  readonly reducer: Reducer;
  readonly middleware: Middleware;
  readonly endpoints: Record<
    string,
    { initiate(arg: unknown, options?: object): (dispatch: unknown) => Promise<unknown> & { abort(): void } }
  >;
}

export interface LoginAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
}
