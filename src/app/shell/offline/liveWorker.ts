import { answerAsset, answerPage, kindOf } from './keptFiles.ts';
import type { WorkerScope } from './workerScope.ts';

// The service worker of live/: MSW's, and before it the files that are kept, which MSW would ask the host for.
declare const self: WorkerScope;

const root = new URL('./', self.location.href);

self.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, root);
  if (kind === null) return;
  event.stopImmediatePropagation();
  event.respondWith((kind === 'page' ? answerPage : answerAsset)(event.request, self.caches));
});

// MSW's worker leaves with its last page. This one stays: without a network it could not come back.
self.registration.unregister = () => Promise.resolve(false);

self.importScripts('./mockServiceWorker.js');
