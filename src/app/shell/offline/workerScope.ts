/** From a page to a new offline worker. */
export type ToOfflineWorker =
  /** Whether the page's own script is of the worker's build: the answer comes through the port. */
  { readonly ask: 'is it yours'; readonly script: string } | { readonly ask: 'take over' };

// The types of a service worker, as far as they are used: TypeScript has them in a library that excludes a page's.

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly location: Location;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  importScripts(...addresses: string[]): void;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToOfflineWorker>) => void): void;
}
