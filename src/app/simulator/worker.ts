import './workerStorage.ts';
import { run, WrapperError } from '../../sim/index.ts';
import type { Problem } from '../../sim/index.ts';
import type { Answer, Ask } from './messages.ts';

/** Taken before a wrapper runs, which may replace it. */
const post: (answer: Answer) => void = self.postMessage.bind(self);

// What a wrapper drops, and what its listeners throw, must not end the worker, nor be told as an error of the page.
for (const type of ['error', 'unhandledrejection']) self.addEventListener(type, (event) => event.preventDefault());

self.addEventListener('message', ({ data: { id, request } }: MessageEvent<Ask>) => {
  post({ id, as: 'begun' });
  run(request).then(
    (trace) => post({ id, as: 'trace', trace }),
    (error: unknown) => post({ id, as: 'problem', problem: problemOf(error, request.source.file) }),
  );
});

function problemOf(error: unknown, file: string): Problem {
  if (error instanceof WrapperError) return error.problem;
  const cause = error instanceof Error ? error.message : String(error);
  return {
    kind: 'bad-input',
    message: `Failed to run ${file}: ${cause}. Try another wrapper, or reload the page.`,
    place: null,
  };
}
