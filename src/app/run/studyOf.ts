import { wrapperOf } from '../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../wrappers/index.ts';
import type { Source } from '../../sim/index.ts';
import { LINKED, OWN } from '../shell/address/address.ts';
import type { OwnFile } from './own/ownFile.ts';
import { ownSource, sourceOf } from './sources.ts';

/** A wrapper to run: what is known of it, and its text. */
export interface Study {
  readonly wrapper: WrapperDescriptor;
  readonly source: Source;
}

/**
 * The wrapper with this id.
 *
 * @param own the reader's file, which the id `own` stands for
 * @param linked the file that a link has brought: the id `link`
 * @throws {Error} when there is no such wrapper.
 */
export function studyOf(id: string, own: OwnFile | null, linked: OwnFile | null = null): Study {
  if (id === OWN && own) return studyOfFile(id, own, 'Your file', 'A wrapper of your own.');
  if (id === LINKED && linked) return studyOfFile(id, linked, 'From the link', 'A wrapper that came with the link.');
  const wrapper = wrapperOf(id);
  return { wrapper, source: sourceOf(wrapper) };
}

function studyOfFile(id: string, { file, text }: OwnFile, title: string, sentence: string): Study {
  return {
    wrapper: { id, file, title, sentence, right: [], wrong: [], passages: [] },
    source: ownSource(file, text),
  };
}
