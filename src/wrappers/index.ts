/** A wrapper, and what it is in a sentence; what there is to know of it stands in `notes.ts`. */
export interface WrapperDescriptor {
  readonly id: string;
  /** Name of its file in this folder. */
  readonly file: string;
  readonly title: string;
  readonly sentence: string;
  /** It stands in an app of its own: the live app has no place for it. */
  readonly simulatedOnly?: true;
}

/** The wrappers under study, from none at all to one that holds every check. */
export const WRAPPERS: readonly WrapperDescriptor[] = [
  {
    id: 'plain',
    file: 'plain.ts',
    title: 'Plain',
    sentence: 'No wrapper: fetchBaseQuery alone, and every 401 reaches the user.',
  },
  {
    id: 'no-mutex',
    file: 'no-mutex.ts',
    title: 'No mutex',
    sentence: 'Every call that gets a 401 refreshes for itself.',
  },
  {
    id: 'promise-flag',
    file: 'promise-flag.ts',
    title: 'Promise flag',
    sentence: 'A flag and a promise at module level: the first 401 refreshes, the others await the same promise.',
  },
  {
    id: 'mutex',
    file: 'mutex.ts',
    title: 'Mutex',
    sentence: 'As in RTK Query’s documentation: a lock lets one call refresh while the others wait, then all repeat.',
  },
  {
    id: 'wrapped-refresh',
    file: 'wrapped-refresh.ts',
    title: 'Wrapped refresh',
    sentence: 'No mutex, and the refresh itself goes through the wrapper.',
  },
  {
    id: 'wrapped-refresh-mutex',
    file: 'wrapped-refresh-mutex.ts',
    title: 'Wrapped + mutex',
    sentence: 'A mutex, and the refresh goes through the wrapper: the owner waits for its own lock.',
  },
  {
    id: 'mutex-token-check',
    file: 'mutex-token-check.ts',
    title: 'Token check',
    sentence: 'A mutex, and a 401 whose token is no longer the current one only repeats.',
  },
  {
    id: 'docs',
    file: 'docs.ts',
    title: 'Documentation',
    sentence:
      'The whole of RTK Query’s example: the token in the Redux state, the refresh token in an HttpOnly cookie.',
    simulatedOnly: true,
  },
  {
    id: 'axios-queue',
    file: 'axios-queue.ts',
    title: 'Axios queue',
    sentence: 'An axios interceptor: the first 401 refreshes, the others wait in a queue until it is over.',
    simulatedOnly: true,
  },
  {
    id: 'reference',
    file: 'reference.ts',
    title: 'Reference',
    sentence: 'One refresh, and whoever waits for it learns how it ended.',
  },
];

/**
 * The wrapper with this id.
 *
 * @throws {Error} when there is none; the message lists the choices
 */
export function wrapperOf(id: string): WrapperDescriptor {
  const wrapper = WRAPPERS.find((candidate) => candidate.id === id);
  if (wrapper) return wrapper;
  throw new Error(
    `Failed to find the wrapper "${id}": there is none. Use one of ${WRAPPERS.map((one) => one.id).join(', ')}.`,
  );
}
