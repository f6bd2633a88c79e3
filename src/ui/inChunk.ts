import { createElement, use } from 'react';
import type { ComponentType } from 'react';
import { settled } from './Until.tsx';

/** A component whose code comes by itself. */
export type InChunk<Props> = ComponentType<Props> & {
  /** Fetches the code, once. Never fails: rendering the component tells. */
  readonly load: () => Promise<void>;
  readonly isHere: () => boolean;
  /** The same as `load`, and once more where it has failed before. */
  readonly loadAgain: () => Promise<void>;
};

/**
 * A component whose code is a chunk of its own. Unlike one of React's `lazy` it is rendered without suspending when its
 * code was loaded before.
 */
export function inChunk<Props extends object>(fetch: () => Promise<ComponentType<Props>>): InChunk<Props> {
  let asked: { readonly code: Promise<ComponentType<Props>>; readonly arrives: Promise<void> } | null = null;
  let state: 'missing' | 'here' | 'failed' = 'missing';

  function ask() {
    const code = fetch();
    code.then(
      () => (state = 'here'),
      () => (state = 'failed'),
    );
    state = 'missing';
    asked = { code, arrives: settled(code) };
    // So that `<Until>` shows at its first rendering what is there.
    void settled(asked.arrives);
    return asked;
  }
  function Chunk(props: Props) {
    return createElement(use((asked ?? ask()).code), props);
  }
  return Object.assign(Chunk, {
    load: () => (asked ?? ask()).arrives,
    isHere: () => state === 'here',
    loadAgain: () => (asked && state !== 'failed' ? asked : ask()).arrives,
  });
}
