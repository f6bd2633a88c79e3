import { run } from '../sim/index.ts';
import type { RunRequest } from '../sim/index.ts';
import { answerFromWorker } from './answerFromWorker.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- runInWorker made it
await answerFromWorker((request) => run(request as RunRequest));
