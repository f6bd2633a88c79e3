import { useEffect, useRef } from 'react';
import type { Choice } from '../../../sim/index.ts';

interface GameKeys {
  /** What the keys 1 to 9 deliver, in their order. */
  readonly choices: readonly Choice[];
  readonly deliver: (choice: Choice) => void;
  readonly undo: () => void;
  readonly restart: () => void;
}

/**
 * The keys of the game, wherever the focus is on the page: 1 to 9 deliver, arrows go from one envelope to the next,
 * U or Backspace undoes, R starts over. Enter and the space bar press the focused envelope, which is a button.
 */
export function useGameKeys(game: GameKeys): void {
  const current = useRef(game);
  useEffect(() => {
    current.current = game;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (act(event.key, event.target, current.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function act(key: string, target: EventTarget | null, { choices, deliver, undo, restart }: GameKeys): boolean {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (by !== undefined) return !isOnTimeline(target) && moveFocus(by);
  const numbered = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
  if (numbered !== undefined) deliver(numbered);
  else if (key === 'u' || key === 'U' || key === 'Backspace') undo();
  else if (key === 'r' || key === 'R') restart();
  else return false;
  return true;
}

function moveFocus(by: number): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-choice]')];
  if (all.length === 0) return false;
  const here = all.findIndex((one) => one === document.activeElement);
  const there = here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length;
  all[there]?.focus();
  return true;
}

/** A timeline has arrow keys of its own. */
function isOnTimeline(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.tl-panel') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea') !== null;
}
