import type { Source } from '../../sim/index.ts';
import type { OwnFile } from './ownFile.ts';
import api from '../../live/app/api.ts?raw';
import configuration from '../../live/app/config.ts?raw';
import authSlice from '../../live/app/slices/authSlice.ts?raw';
import authStore from '../../live/app/stores/authStore.ts?raw';
import { textOf } from './wrapperTexts.ts';

/** The app's modules as text: what a wrapper's `@/` imports mean. */
const APP: Source['app'] = {
  '@/api': api,
  '@/config': configuration,
  '@/slices/authSlice': authSlice,
  '@/stores/authStore': authStore,
};

/**
 * A built-in wrapper as text.
 *
 * @throws {Error} when there is no such file.
 */
export function sourceOf({ id, file }: { readonly id: string; readonly file: string }): Source {
  return { origin: 'lab', id, file, text: textOf({ file }), app: APP };
}

/** A reader's own wrapper as text. */
export function ownSource({ file, text, files }: OwnFile): Source {
  return { origin: 'reader', id: file, file, text, ...(files && { files }), app: APP };
}
