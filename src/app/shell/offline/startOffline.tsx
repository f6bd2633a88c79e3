import { createRoot } from 'react-dom/client';
import { Button } from '../../../ui/Button.tsx';
import styles from './offline.module.css';
import type { ToOfflineWorker } from './workerScope.ts';

/**
 * Keeps the site for a visit without a network: the lab by a worker at the root, live mode by one below `live/`.
 * Where a browser has no service workers, or refuses them, nothing happens.
 *
 * @param script the address of the page's own script, which tells its build
 */
export async function startOffline(script: string): Promise<void> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  const at = (path: string): string => new URL(path, document.baseURI).href;
  try {
    const registration = await navigator.serviceWorker.register(at('offline-worker.js'), { scope: at('./') });
    registration.addEventListener('updatefound', () => void consider(registration, script));
    await consider(registration, script);
    const live = await navigator.serviceWorker.getRegistration(at('live/'));
    // Where live mode is open it has its worker, which must not be touched under way.
    if (live?.scope !== at('live/'))
      await navigator.serviceWorker.register(at('live-worker.js'), { scope: at('live/') });
  } catch {
    // A private window, a host that does not have the files, or no network: the lab goes on without.
  }
}

async function consider(registration: ServiceWorkerRegistration, script: string): Promise<void> {
  const next = registration.installing ?? registration.waiting;
  // The first worker replaces nobody.
  if (!next || !registration.active) return;
  await installed(next);
  if (next.state !== 'installed') return;
  const goOver = (): void => tell(next, { ask: 'take over' });
  if (await isOwn(next, script)) return goOver();
  offerUpdate(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    goOver();
  });
}

function installed(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state !== 'installing') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

function isOwn(worker: ServiceWorker, script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    tell(worker, { ask: 'is it yours', script }, [port2]);
  });
}

function tell(worker: ServiceWorker, message: ToOfflineWorker, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}

/** Says below the page that there is another build, until the reader goes over to it. */
function offerUpdate(goOver: () => void): void {
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(
    <p role="status" className={styles.notice}>
      A new version is ready. <Button onClick={goOver}>Reload</Button>
    </p>,
  );
}
