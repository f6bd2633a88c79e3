import { wrapperOf } from '../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../wrappers/index.ts';
import type { Source } from '../../sim/index.ts';
import { OWN } from '../address/address.ts';
import type { OwnFile } from '../own/ownFile.ts';
import { ownSource, sourceOf } from '../sources.ts';

/** A wrapper to run: what is known of it, and its text. */
export interface Study {
  readonly wrapper: WrapperDescriptor;
  readonly source: Source;
}

/**
 * The wrapper with this id.
 *
 * @param own the reader's file, which the id `own` stands for
 * @throws {Error} when there is no such wrapper.
 */
export function studyOf(id: string, own: OwnFile | null): Study {
  if (id === OWN && own) {
    return {
      wrapper: {
        id,
        file: own.file,
        title: 'Your file',
        sentence: 'A wrapper of your own.',
        right: [],
        wrong: [],
        passages: [],
      },
      source: ownSource(own.file, own.text),
    };
  }
  const wrapper = wrapperOf(id);
  return { wrapper, source: sourceOf(wrapper) };
}
