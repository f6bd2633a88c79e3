import { createListenerMiddleware, createSlice } from '@reduxjs/toolkit';

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

const sideEffects = createListenerMiddleware();

sideEffects.startListening({
  actionCreator: loggedOut,
  effect() {
    localStorage.removeItem('accessToken');
    localStorage.removeItem('refreshToken');
    window.dispatchEvent(new Event('logged-out'));
  },
});

/** `loggedOut` clears both tokens and tells who listens. A reducer stays pure, so a middleware does it. */
export const clearTokensOnLogout = sideEffects.middleware;
