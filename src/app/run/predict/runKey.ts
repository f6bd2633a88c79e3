import type { Settings, Source } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';

/** What a run is remembered by. A reader's own file counts as another run whenever its text has changed. */
export function runKey(source: Source, scenario: string, settings: Settings): string {
  const builtIn = WRAPPERS.some(({ id }) => id === source.id);
  const parts = Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();
  return [builtIn ? source.id : `own ${source.file} ${checksum(source.text)}`, scenario, ...parts].join(' ');
}

/** FNV-1a: tells texts apart, and is no secret. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
