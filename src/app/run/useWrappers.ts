import { useCallback, useMemo } from 'react';
import { LINKED } from '../shell/address/address.ts';
import type { Vocabulary } from '../shell/address/address.ts';
import { vocabularyOf } from '../shell/address/vocabulary.ts';
import type { Option } from '../../ui/Option.ts';
import { useOwnFile } from './own/useOwnFile.ts';
import type { OwnFileState } from './own/useOwnFile.ts';
import { useShared } from '../shell/sharing/SharedContext.ts';
import { wrapperOptions } from './setup/Setup.tsx';
import { studyOf } from './studyOf.ts';
import type { Study } from './studyOf.ts';

/** The wrappers that a page can run: the lab's, the reader's own file, and the file that a link has brought. */
export interface Wrappers extends OwnFileState {
  /** What the page's address may say. */
  readonly vocabulary: Vocabulary;
  /** The wrappers that can be chosen. */
  readonly options: readonly Option[];
  /**
   * The wrapper with an id of the vocabulary.
   *
   * @throws {Error} when there is no such wrapper
   */
  readonly study: (id: string) => Study;
  /** Whether this is code that came with a link, and waits for the reader: nothing of it may run. */
  readonly isHeld: (id: string) => boolean;
}

/** The wrappers that this page can run. */
export function useWrappers(): Wrappers {
  const file = useOwnFile();
  const { linked, mayRun } = useShared();
  const { own } = file;
  return {
    ...file,
    vocabulary: useMemo(() => vocabularyOf(own !== null, linked !== null), [own, linked]),
    options: wrapperOptions(own !== null, linked !== null),
    study: useCallback((id) => studyOf(id, own, linked), [own, linked]),
    isHeld: (id) => id === LINKED && !mayRun,
  };
}
