import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { RootState } from '~/app/store';
interface AuthState {
  user: null | { name: string };
  tokens: { access: string | null; refresh: string | null };
  isAuthenticated: boolean;
}
const initialState: AuthState = { user: null, tokens: { access: null, refresh: null }, isAuthenticated: false };
const slice = createSlice({
  name: 'authentication',
  initialState,
  reducers: {
    credentialsReceived(state, { payload }: PayloadAction<{ access: string; refresh: string }>) {
      state.tokens = payload;
      state.isAuthenticated = true;
    },
    loggedOut: () => initialState,
  },
});
export const { credentialsReceived, loggedOut } = slice.actions;
export const selectTokens = (state: RootState) => state.auth.tokens;
export default slice.reducer;
