import { DEMO_LOGIN } from '../../../sim/index.ts';
import type { Network } from '../server/network.ts';
import type { Command, StoreContents } from './messages.ts';
import type { Reporter } from './reporter.ts';
import { IS_REMOTE, WRAPPER } from './page.ts';

/** What the lab may do with the app: nothing that a person could not do, in the page or in DevTools. */
export interface Handles {
  readonly goTo: (path: string) => void | Promise<void>;
  readonly path: () => string;
  readonly subscribeToPath: (listener: () => void) => void;
  readonly logIn: (username: string, password: string) => Promise<string | null>;
  readonly logOut: () => Promise<void>;
  readonly replaceAccessToken: (token: string) => void;
  readonly stored: () => Pick<StoreContents, 'cached' | 'read'>;
}

/** Lets the lab steer this page, and tells it that the page is there. */
export function takeCommands(reporter: Reporter, network: Network, handles: Handles): void {
  const { link } = reporter;
  const store = (): StoreContents => ({ path: handles.path(), ...handles.stored() });
  const sayReady = (): void =>
    link.report({ type: 'ready', wrapper: WRAPPER, backend: IS_REMOTE ? 'remote' : 'worker', store: store() });

  link.listen((command) => void obey(command));
  handles.subscribeToPath(() => link.report({ type: 'store', store: store() }));
  window.addEventListener('pagehide', () => link.report({ type: 'gone' }));
  sayReady();

  async function obey(command: Command): Promise<void> {
    switch (command.do) {
      case 'report':
        return sayReady();
      case 'mount':
        await handles.goTo('/');
        return handles.goTo('/blog');
      case 'log-in':
        await handles.logIn(DEMO_LOGIN.username, DEMO_LOGIN.password);
        return handles.goTo('/');
      case 'log-out':
        await handles.goTo('/login');
        return handles.logOut();
      case 'replace-access-token':
        return handles.replaceAccessToken(command.token);
      case 'reload':
        return location.reload();
      case 'stop':
        return location.replace('about:blank');
      case 'release':
        return network.release(command.choice);
    }
  }
}
