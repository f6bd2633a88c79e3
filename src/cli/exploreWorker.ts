import { explore } from '../sim/index.ts';
import type { ExploreRequest } from '../sim/index.ts';
import { answerFromWorker } from './answerFromWorker.ts';

await answerFromWorker((request: ExploreRequest, alive) => explore({ ...request, onProgress: alive }));
