import { configureStore } from '@reduxjs/toolkit';
import { setupListeners } from '@reduxjs/toolkit/query';
import auth from '@/features/auth/authSlice';
import { shopApi } from './api';
import logger from 'redux-logger';
export const store = configureStore({
  reducer: { auth, [shopApi.reducerPath]: shopApi.reducer },
  middleware: (d) => d().concat(shopApi.middleware, logger),
});
setupListeners(store.dispatch);
export type RootState = ReturnType<typeof store.getState>;
