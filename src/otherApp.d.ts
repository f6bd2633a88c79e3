/* Modules of an app that the lab does not have: `docs.ts` stands in one, as a reader's file would. */

declare module '@/features/auth/authSlice' {
  export const tokenReceived: (token: string) => { readonly type: string; readonly payload: string };
  export const loggedOut: () => { readonly type: string };
}

declare module '@/app/store' {
  export interface RootState {
    readonly auth: { readonly token: string | null };
  }
}
