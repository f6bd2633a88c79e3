/** A wrapper; what it is in a sentence, and what there is to know of it, stands in `notes.ts`. */
export interface WrapperDescriptor {
  readonly id: string;
  /** Name of its file in this folder. */
  readonly file: string;
  readonly title: string;
  /** It stands in an app of its own: the live app has no place for it. */
  readonly simulatedOnly?: true;
}

/** The wrappers under study, from none at all to one that holds every check. */
export const WRAPPERS: readonly WrapperDescriptor[] = [
  {
    id: 'plain',
    file: 'plain.ts',
    title: 'Plain',
  },
  {
    id: 'no-mutex',
    file: 'no-mutex.ts',
    title: 'No mutex',
  },
  {
    id: 'promise-flag',
    file: 'promise-flag.ts',
    title: 'Promise flag',
  },
  {
    id: 'mutex',
    file: 'mutex.ts',
    title: 'Mutex',
  },
  {
    id: 'wrapped-refresh',
    file: 'wrapped-refresh.ts',
    title: 'Wrapped refresh',
  },
  {
    id: 'wrapped-refresh-mutex',
    file: 'wrapped-refresh-mutex.ts',
    title: 'Wrapped + mutex',
  },
  {
    id: 'mutex-token-check',
    file: 'mutex-token-check.ts',
    title: 'Token check',
  },
  {
    id: 'docs',
    file: 'docs.ts',
    title: 'Documentation',
    simulatedOnly: true,
  },
  {
    id: 'axios-queue',
    file: 'axios-queue.ts',
    title: 'Axios queue',
    simulatedOnly: true,
  },
  {
    id: 'reference',
    file: 'reference.ts',
    title: 'Reference',
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
