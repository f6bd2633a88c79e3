import './workerStorage.ts';
import { createPerformer } from './perform.ts';
import type { ToWorker } from './protocol.ts';

// The lab's own wrappers run here. What readers bring along runs in a frame: see `engine.ts`.
const perform = createPerformer(self.postMessage.bind(self));

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => perform(data));
