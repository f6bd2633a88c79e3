import { configureStore } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { blogApi } from './blogApi.ts';
import { reporter } from '../lab/report/page.ts';
import { authReducer, clearTokensOnLogout } from './slices/authSlice.ts';
import { readReducer } from './slices/readSlice.ts';

export const store = configureStore({
  reducer: { [blogApi.reducerPath]: blogApi.reducer, auth: authReducer, read: readReducer },
  middleware: (defaults) => defaults().concat(reporter.middleware, clearTokensOnLogout, blogApi.middleware),
  devTools: { name: 'RTK Query' },
});

export type RootState = ReturnType<typeof store.getState>;
export const useAppSelector = useSelector.withTypes<RootState>();
export const useAppDispatch = useDispatch.withTypes<typeof store.dispatch>();
