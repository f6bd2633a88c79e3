import { run, WrapperError } from '../../sim/index.ts';
import type { Problem } from '../../sim/index.ts';
import { createPerforming } from '../explorer/performing.ts';
import type { FromWorker, ToWorker } from '../explorer/messages.ts';
import type { Answer, Ask } from './messages.ts';

/**
 * What a worker does with what it is asked, wherever it stands. Make it before a wrapper runs, which may replace what
 * it uses.
 *
 * @param post tells the page.
 */
export function createAnswering(post: (message: Answer | FromWorker) => void): (message: Ask | ToWorker) => void {
  // What a wrapper drops, and what its listeners throw, must not end the worker, nor be told as an error of the page.
  for (const type of ['error', 'unhandledrejection']) self.addEventListener(type, (event) => event.preventDefault());
  const perform = createPerforming(post);
  return (message) => {
    if ('do' in message) return perform(message);
    const { id, request } = message;
    post({ id, as: 'begun' });
    run(request).then(
      (trace) => post({ id, as: 'trace', trace }),
      (error: unknown) => post({ id, as: 'problem', problem: problemOf(error, request.source.file) }),
    );
  };
}

function problemOf(error: unknown, file: string): Problem {
  if (error instanceof WrapperError) return error.problem;
  const cause = error instanceof Error ? error.message : String(error);
  return {
    kind: 'bad-input',
    message: `Failed to run ${file}: ${cause}. Try another wrapper, or reload the page.`,
    place: null,
  };
}
