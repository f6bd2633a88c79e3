import { useCallback, useMemo, useState } from 'react';
import type { Source } from '../../sim/index.ts';
import type { Option } from '../../ui/Pick.tsx';
import { wrapperOf, WRAPPERS } from '../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../wrappers/index.ts';
import { LINKED, OWN } from '../shell/address/address.ts';
import type { Vocabulary } from '../shell/address/address.ts';
import { vocabularyOf } from '../shell/address/vocabulary.ts';
import { useShared } from '../shell/address/OpenLink.tsx';
import type { GivenFile } from '../../ui/givenFiles.ts';
import { ownFile, readOwnFiles } from './ownFile.ts';
import type { OwnFile } from './ownFile.ts';
import { ownSource, sourceOf } from './sources.ts';

/** A wrapper to run: what is known of it, and its text. */
export interface Study {
  readonly wrapper: WrapperDescriptor;
  readonly source: Source;
}

/** The wrappers that a page can run: the lab's, the reader's own file, and the file that a link has brought. */
export interface Wrappers {
  readonly own: OwnFile | null;
  /** Why the reader's last file could not be opened. */
  readonly refusal: string | null;
  /** Opens a file of the reader's, several, or a folder; gives whether it could be. */
  readonly open: (files: readonly GivenFile[], entry?: string) => Promise<boolean>;
  /** Other files of those that were opened that have a base query too, and a way to take one of them instead. */
  readonly others: readonly string[];
  readonly openOther: (path: string) => void;
  /** Puts another text, or other files, in place of the reader's. */
  readonly replace: (own: OwnFile) => void;
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

const NONE = { files: [], others: [] };

/** The wrappers that this page can run. The reader's own file is kept for as long as the tab lives. */
export function useWrappers(): Wrappers {
  const [own, setOwn] = useState(ownFile.read);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [given, setGiven] = useState<{ readonly files: readonly GivenFile[]; readonly others: readonly string[] }>(
    NONE,
  );
  const { linked, mayRun } = useShared();

  async function open(files: readonly GivenFile[], entry?: string): Promise<boolean> {
    try {
      const { own: read, others } = await readOwnFiles(files, entry);
      ownFile.write(read);
      setOwn(read);
      setGiven({ files, others });
      setRefusal(null);
      return true;
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
  return {
    own,
    refusal,
    open,
    others: given.others,
    openOther: (path) => void open(given.files, path),
    replace(next) {
      ownFile.write(next);
      setOwn(next);
      setGiven(NONE);
    },
    vocabulary: useMemo(() => vocabularyOf(own !== null, linked !== null), [own, linked]),
    options: [
      ...WRAPPERS.map(({ id, title }) => ({ value: id, label: title })),
      ...(own ? [{ value: OWN, label: 'Your file' }] : []),
      ...(linked ? [{ value: LINKED, label: 'From the link' }] : []),
    ],
    study: useCallback((id) => studyOf(id, own, linked), [own, linked]),
    isHeld: (id) => id === LINKED && !mayRun,
  };
}

/**
 * The wrapper with this id.
 *
 * @param own the reader's file, which the id `own` stands for
 * @param linked the file that a link has brought: the id `link`
 * @throws {Error} when there is no such wrapper
 */
export function studyOf(id: string, own: OwnFile | null = null, linked: OwnFile | null = null): Study {
  if (id === OWN && own) return studyOfFile(id, own, 'Your file');
  if (id === LINKED && linked) return studyOfFile(id, linked, 'From the link');
  const wrapper = wrapperOf(id);
  return { wrapper, source: sourceOf(wrapper) };
}

function studyOfFile(id: string, own: OwnFile, title: string): Study {
  return {
    wrapper: { id, file: own.file, title },
    source: ownSource(own),
  };
}
