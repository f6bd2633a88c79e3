import { run } from '../../sim/index.ts';
import { createPerforming } from './exploring/performing.ts';
import type { FromWorker, ToWorker } from './exploring/messages.ts';
import type { Answer, Ask } from './messages.ts';
import { problemOf } from './problemOf.ts';

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
      (error: unknown) => post({ id, as: 'problem', problem: problemOf(error, `run ${request.source.file}`) }),
    );
  };
}
