import { run } from '../sim/index.ts';
import type { RunRequest } from '../sim/index.ts';
import { answerFromWorker } from './answerFromWorker.ts';

await answerFromWorker((request: RunRequest) => run(request));
