import { configureStore } from '@reduxjs/toolkit';
import type { Middleware } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { blogApi } from './blogApi.ts';
import type { Extra } from './blogApi.ts';
import { authReducer, clearTokensOnLogout } from './slices/authSlice.ts';
import { readReducer } from './slices/readSlice.ts';

export interface StoreParts extends Extra {
  /** Of somebody who watches; none by default. */
  readonly middleware?: readonly Middleware[];
}

/** The app's store, whose requests go through this base query. */
export function createAppStore({ baseQuery, middleware = [] }: StoreParts) {
  const extraArgument: Extra = { baseQuery };
  return configureStore({
    reducer: { [blogApi.reducerPath]: blogApi.reducer, auth: authReducer, read: readReducer },
    middleware: (defaults) =>
      defaults({ thunk: { extraArgument } }).concat(...middleware, clearTokensOnLogout, blogApi.middleware),
    devTools: { name: 'RTK Query' },
  });
}

export type AppStore = ReturnType<typeof createAppStore>;
export const useAppSelector = useSelector.withTypes<ReturnType<AppStore['getState']>>();
export const useAppDispatch = useDispatch.withTypes<AppStore['dispatch']>();
