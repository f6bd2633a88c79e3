import { EMBED, PAGE_MODULES } from './pageModules.ts';
import { isEmbedded, placeAt } from './shell/places.ts';
import { startWorkerEarly } from './worker/earlyWorker.ts';

// The built site loads this beside the scripts of `main.tsx`, and not after them: the page of the address is on its way
// while React still is. What fails here is asked for again by the page loader, and told by the page.
void fetchFirst().catch(() => undefined);

async function fetchFirst(): Promise<void> {
  const [path = '', search = ''] = `/${location.hash.replace(/^#?\/?/, '')}`.split('?', 2);
  const place = placeAt(path);
  const code = isEmbedded(search) ? EMBED : place && PAGE_MODULES[place.path];
  if (!code) return;
  if (code.simulator === 'first') startWorkerEarly();
  const { prepare } = await code.fetch();
  const prepared = prepare?.(place?.name ?? '');
  if (code.simulator === 'after the code') startWorkerEarly();
  await prepared;
}
