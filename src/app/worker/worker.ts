import './workerStorage.ts';
import type { ToWorker } from './exploring/messages.ts';
import { createAnswering } from './answering.ts';
import type { Ask } from './messages.ts';

// The lab's own wrappers run here. What readers bring along runs in a frame: see `../isolation/engine.ts`.
const answer = createAnswering(self.postMessage.bind(self));

self.addEventListener('message', ({ data }: MessageEvent<Ask | ToWorker>) => answer(data));
