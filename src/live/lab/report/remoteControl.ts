import { LOGINS } from '../../../sim/index.ts';
import type { Blog } from '../../app/blog.tsx';
import { blogApi } from '../../app/blogApi.ts';
import { useAuthStore } from '../../app/stores/authStore.ts';
import type { Network } from '../server/network.ts';
import type { Command, StoreContents } from './messages.ts';
import { IS_REMOTE, WRAPPER } from './page.ts';
import type { Reporter } from './reporter.ts';

/**
 * Lets the lab steer this page, and tells it that the page is there. The lab can do what a person could do, in the page or
 * in DevTools, and nothing else.
 */
export function takeCommands({ link, takeFor }: Reporter, network: Network, { router, session, store }: Blog): void {
  let contents = contentsNow();
  link.listen((command) => void obey(command));
  router.subscribe(tellOfContents);
  store.subscribe(tellOfContents);
  window.addEventListener('beforeunload', () => link.report({ type: 'leaving' }));
  window.addEventListener('pagehide', () => link.report({ type: 'gone' }));
  sayReady();

  function contentsNow(): StoreContents {
    const { blogApi: cache, read } = store.getState();
    return {
      path: router.state.location.pathname,
      cached: Object.values(cache.queries).filter((query) => query?.data !== undefined).length,
      read: read.length,
    };
  }

  function sayReady(): void {
    link.report({ type: 'ready', wrapper: WRAPPER, backend: IS_REMOTE ? 'remote' : 'worker', store: contents });
  }

  function tellOfContents(): void {
    const now = contentsNow();
    if (now.path === contents.path && now.cached === contents.cached && now.read === contents.read) return;
    contents = now;
    link.report({ type: 'store', store: now });
  }

  async function goTo(path: string): Promise<void> {
    await router.navigate(path, { flushSync: true });
  }

  async function obey(command: Command): Promise<void> {
    switch (command.do) {
      case 'report':
        return sayReady();
      case 'mount':
        await goTo('/');
        return goTo('/blog');
      case 'write':
        await store.dispatch(blogApi.endpoints.addComment.initiate('Curiouser and curiouser.'));
        return;
      case 'log-in':
        await session.logIn(command.as, LOGINS.find(({ username }) => username === command.as)?.password ?? '');
        return goTo('/');
      case 'log-out':
        await goTo('/login');
        return session.logOut();
      case 'replace-access-token':
        takeFor(command.token, session.accessToken() ?? '');
        // Where the token is, there the other one goes.
        if (localStorage.getItem('accessToken') !== null) localStorage.setItem('accessToken', command.token);
        if (useAuthStore.getState().accessToken !== null) useAuthStore.setState({ accessToken: command.token });
        return;
      case 'reload':
        return location.reload();
      case 'stop':
        return location.replace('about:blank');
      case 'release':
        return network.release(command.choice);
    }
  }
}
