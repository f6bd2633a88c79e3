import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ProgressState, ProgressStore } from './createProgressStore.ts';

/** The store that the app was given. */
export const ProgressContext = createContext<ProgressStore | null>(null);

/** Progress, its notices, and what can be done to it. The component renders again whenever it changes. */
export function useProgress(): ProgressState & { readonly store: ProgressStore } {
  const store = use(ProgressContext);
  if (!store) {
    throw new Error('Failed to find progress: there is none above this component. Wrap it in <ProgressContext>.');
  }
  return { ...useStore(store), store };
}
