import { librariesIn } from '../../reading/libraries.ts';
import type { Library } from '../../reading/libraries.ts';
import type { ToWorker } from './protocol.ts';

/** The libraries that a worker must have before it is told this: those which the texts of a wrapper name. */
export function librariesFor(message: ToWorker): readonly Library[] {
  if (message.to !== 'begin') return [];
  const { text, files = {} } = message.job.source;
  return librariesIn([text, ...Object.values(files)]);
}
