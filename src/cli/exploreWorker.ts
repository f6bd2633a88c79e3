import { explore } from '../sim/index.ts';
import type { ExploreRequest } from '../sim/index.ts';
import { answerFromWorker } from './answerFromWorker.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- exploreInWorker made it
await answerFromWorker((request, alive) => explore({ ...(request as ExploreRequest), onProgress: alive }));
