import type { createHashRouter } from 'react-router';
import type { RootState } from '../../app/store.ts';
import type { Network } from '../server/network.ts';
import { reporter } from './page.ts';
import { takeCommands } from './remoteControl.ts';
import type { Handles } from './remoteControl.ts';
import { watchAuthStore } from './watchedTokens.ts';

interface Parts extends Pick<Handles, 'logIn' | 'logOut'> {
  readonly network: Network;
  readonly router: ReturnType<typeof createHashRouter>;
  readonly store: { getState(): RootState };
  readonly useAuthStore: Parameters<typeof watchAuthStore>[0] & { setState(change: { accessToken: string }): void };
}

/** Connects the app with the lab: from here on it is watched, and takes commands. */
export function connect({ network, router, store, useAuthStore, logIn, logOut }: Parts): void {
  const { tab, tokens, record } = reporter;
  watchAuthStore(useAuthStore, { tab, tokens, record, onLogout: () => reporter.noteLogout('logout()') });
  takeCommands(reporter, network, {
    logIn,
    logOut,
    goTo: (path) => router.navigate(path, { flushSync: true }),
    path: () => router.state.location.pathname,
    subscribeToPath(listener) {
      let before = router.state.location.pathname;
      router.subscribe(({ location }) => {
        if (location.pathname !== before) listener();
        before = location.pathname;
      });
    },
    replaceAccessToken(token) {
      // Where the token is, there the other one goes.
      if (localStorage.getItem('accessToken') !== null) localStorage.setItem('accessToken', token);
      if (useAuthStore.getState().accessToken !== null) useAuthStore.setState({ accessToken: token });
    },
    stored() {
      const { blogApi, read } = store.getState();
      return {
        cached: Object.values(blogApi.queries).filter((query) => query?.data !== undefined).length,
        read: read.length,
      };
    },
  });
}
