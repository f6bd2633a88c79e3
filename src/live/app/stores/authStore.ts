import { create } from 'zustand';
import { devtools, persist } from 'zustand/middleware';

/** The refresh token is not in the store: only the wrapper needs it. */
const REFRESH_TOKEN_KEY = 'refresh_token';

interface AuthState {
  accessToken: string | null;
  setTokens: (accessToken: string, refreshToken: string) => void;
  /** For a wrapper that stores the refresh token itself. */
  setAccessToken: (accessToken: string) => void;
  logout: () => Promise<void>;
}

export const useAuthStore = create<AuthState>()(
  devtools(
    persist(
      (set) => ({
        accessToken: null,
        setTokens: (accessToken, refreshToken) => {
          localStorage.setItem(REFRESH_TOKEN_KEY, refreshToken);
          set({ accessToken });
        },
        setAccessToken: (accessToken) => set({ accessToken }),
        logout: async () => {
          localStorage.removeItem(REFRESH_TOKEN_KEY);
          set({ accessToken: null });
          // Who listens can navigate: a wrapper is outside React, and has no router.
          window.dispatchEvent(new Event('logged-out'));
        },
      }),
      { name: 'auth-store', partialize: ({ accessToken }) => ({ accessToken }) },
    ),
    { name: 'auth-store', enabled: true },
  ),
);
