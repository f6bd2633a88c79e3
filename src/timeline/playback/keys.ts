import type { KeyboardEvent } from 'react';
import type { Playback } from './playback.ts';

/** Elements that have a use of their own for these keys. */
const OWN_ARROWS =
  'input, select, textarea, [contenteditable], [role="tab"], [role="radio"], [role="option"], [role="listbox"]';
const OWN_SPACE = `${OWN_ARROWS}, button, a, summary`;

/** Arrow keys step, Home and End jump, space plays: for `onKeyDown` of whatever holds the timeline. */
export function playbackKeys(playback: Playback): (event: KeyboardEvent) => void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: playback.stepBack,
    ArrowRight: playback.stepForward,
    Home: playback.toStart,
    End: playback.toEnd,
    ' ': playback.toggle,
  };
  return (event) => {
    const action = actions[event.key];
    if (!action || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const own = event.key === ' ' ? OWN_SPACE : OWN_ARROWS;
    if (event.target instanceof Element && event.target.closest(own)) return;
    event.preventDefault();
    action();
  };
}
