import { createSlice } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';

/** Which posts were read. It lives in memory only: a full page load loses it. */
const readSlice = createSlice({
  name: 'read',
  initialState: [] as number[],
  reducers: {
    toggled: (ids, { payload }: PayloadAction<number>) =>
      ids.includes(payload) ? ids.filter((id) => id !== payload) : [...ids, payload],
  },
});

export const { toggled } = readSlice.actions;
export const readReducer = readSlice.reducer;
