import { createSlice } from '@reduxjs/toolkit';
import type { Middleware } from '@reduxjs/toolkit';

const authSlice = createSlice({
  name: 'auth',
  initialState: { isLoggedOut: false },
  reducers: {
    loggedIn: (state) => {
      state.isLoggedOut = false;
    },
    loggedOut: (state) => {
      state.isLoggedOut = true;
    },
  },
});

export const { loggedIn, loggedOut } = authSlice.actions;
export const authReducer = authSlice.reducer;

/** `loggedOut` clears both tokens and tells who listens. A reducer stays pure, so a middleware does it. */
export const clearTokensOnLogout: Middleware = () => (next) => (action) => {
  if (!loggedOut.match(action)) return next(action);
  localStorage.removeItem('accessToken');
  localStorage.removeItem('refreshToken');
  const result = next(action);
  window.dispatchEvent(new Event('logged-out'));
  return result;
};
