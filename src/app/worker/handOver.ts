import type { Library } from '../../reading/libraries.ts';
import { librariesFor } from './librariesFor.ts';
import type { ToWorker } from './protocol.ts';

/** The libraries that a wrapper may import, each in a chunk of its own. A frame without origin can load none of them. */
const LIBRARY_TEXTS: Readonly<Record<Library, () => Promise<{ readonly default: string }>>> = {
  axios: () => import('axios?commonjs'),
  'js-cookie': () => import('js-cookie?commonjs'),
  'jwt-decode': () => import('jwt-decode?commonjs'),
  zod: () => import('zod?commonjs'),
};

/**
 * Tells a worker what it is told, and before it the libraries that a wrapper imports: each once. What is told after a
 * library waits for it.
 *
 * @param onLost told when a library could not be loaded
 */
export function createHandOver(post: (message: ToWorker) => void, onLost: () => void): (message: ToWorker) => void {
  let handed: Promise<void> | null = null;
  const given = new Set<Library>();
  const missingFor = (message: ToWorker): readonly Library[] => librariesFor(message).filter((one) => !given.has(one));
  const handOver = async (message: ToWorker): Promise<void> => {
    try {
      for (const name of missingFor(message)) {
        const { default: text } = await LIBRARY_TEXTS[name]();
        post({ to: 'have', modules: { [name]: text } });
        given.add(name);
      }
      post(message);
    } catch {
      onLost();
    }
  };
  return (message) => {
    if (handed === null && missingFor(message).length === 0) return post(message);
    handed = (handed ?? Promise.resolve()).then(() => handOver(message));
  };
}
