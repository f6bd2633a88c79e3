import { answerAsset, answerPage, forgetOldFiles, keepFiles, kindOf } from './keptFiles.ts';
import type { Build } from './keptFiles.ts';
import type { WorkerScope } from './workerScope.ts';

// The service worker at the root of the site. What is below live/ has a worker of its own: see liveWorker.ts.
declare const self: WorkerScope;
declare const reauthLabBuild: Build;

const root = new URL('./', self.location.href);

self.addEventListener('install', (event) => event.waitUntil(keepFiles(reauthLabBuild, root, self.caches)));

self.addEventListener('activate', (event) =>
  event.waitUntil(forgetOldFiles(reauthLabBuild.version, self.caches).then(() => self.clients.claim())),
);

self.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, root);
  if (kind === 'page') event.respondWith(answerPage(event.request, self.caches));
  if (kind === 'asset') event.respondWith(answerAsset(event.request, self.caches));
});

self.addEventListener('message', ({ data: message, ports }) => {
  if (message.ask === 'take over') void self.skipWaiting();
  else ports[0]?.postMessage(reauthLabBuild.files.some((file) => new URL(file, root).href === message.script));
});
