import './workerStorage.ts';
import { WrapperError } from '../../sim/problem.ts';
import type { Problem } from '../../sim/problem.ts';
import { run } from '../../sim/run.ts';
import type { Answer, Ask } from './messages.ts';

/** Taken before a wrapper runs, which may replace it. */
const post: (answer: Answer) => void = self.postMessage.bind(self);

self.addEventListener('message', async (event: MessageEvent<Ask>) => {
  const { id, request } = event.data;
  try {
    post({ id, as: 'trace', trace: await run(request) });
  } catch (error) {
    post({ id, as: 'problem', problem: problemOf(error, request.source.file) });
  }
});

function problemOf(error: unknown, file: string): Problem {
  if (error instanceof WrapperError) return error.problem;
  const cause = error instanceof Error ? error.message : String(error);
  return { kind: 'bad-input', message: `Failed to run ${file}: ${cause}. Try another wrapper, or reload the page.`, place: null };
}
