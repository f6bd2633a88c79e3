import { createSlice } from '@reduxjs/toolkit';
import type { Middleware } from '@reduxjs/toolkit';

const authSlice = createSlice({
  name: 'auth',
  initialState: { isLoggedOut: false },
  reducers: {
    loggedOut: (state) => {
      state.isLoggedOut = true;
    },
  },
});

export const { loggedOut } = authSlice.actions;
export const authReducer = authSlice.reducer;

/** `loggedOut` clears both tokens. A reducer stays pure, so a middleware does it. */
export const clearTokensOnLogout: Middleware = () => (next) => (action) => {
  if (loggedOut.match(action)) {
    localStorage.removeItem('accessToken');
    localStorage.removeItem('refreshToken');
  }
  return next(action);
};
