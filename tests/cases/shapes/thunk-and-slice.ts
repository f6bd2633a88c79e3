import { configureStore, createAsyncThunk, createSlice } from '@reduxjs/toolkit';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';

interface Auth {
  accessToken: string | null;
  refreshToken: string | null;
}
interface State {
  auth: Auth;
}

const nobody: Auth = { accessToken: null, refreshToken: null };

export const refreshSession = createAsyncThunk('auth/refresh', async (_: void, { getState, rejectWithValue }) => {
  const { refreshToken } = (getState() as State).auth;
  const answer = await fetch('https://api.club.example/auth/refresh', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  return answer.ok ? ((await answer.json()) as Auth) : rejectWithValue(answer.status);
});

const auth = createSlice({
  name: 'auth',
  initialState: nobody,
  reducers: { signedOut: () => nobody },
  extraReducers: (build) =>
    build.addCase(refreshSession.fulfilled, (_, { payload }) => payload).addCase(refreshSession.rejected, () => nobody),
});
export const { signedOut } = auth.actions;

const send = fetchBaseQuery({
  baseUrl: 'https://api.club.example',
  prepareHeaders: (headers, { getState }) => {
    const { accessToken } = (getState() as State).auth;
    if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

const guarded: typeof send = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  const action = await api.dispatch(refreshSession() as never);
  return refreshSession.fulfilled.match(action) ? send(args, api, extra) : result;
};

export const clubApi = createApi({ reducerPath: 'clubApi', baseQuery: guarded, endpoints: () => ({}) });
export const store = configureStore({
  reducer: { auth: auth.reducer, [clubApi.reducerPath]: clubApi.reducer },
  middleware: (defaults) => defaults().concat(clubApi.middleware),
});
