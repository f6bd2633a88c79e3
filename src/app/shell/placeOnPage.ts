import * as v from 'valibot';
import { inTab, kept } from '../../ui/kept.ts';
import type { HashStore } from './hashLocation.ts';

/** For so long a page may grow until it stands, in milliseconds: a slow line, and a slow machine. */
const GROWS_MS = 60_000;

/** More entries of a tab's history are not remembered. */
const MOST_SPOTS = 100;

const keptSpots = kept('reauth-lab.places', v.array(v.object({ entry: v.string(), y: v.number() })), inTab);

/**
 * Brings back the place on the page after a reload, and after going back and forth. A browser would do so too early:
 * when what is loaded and run does not stand yet. A page that is opened anew begins at its top.
 *
 * Call it before anything is rendered.
 */
export function keepPlaceOnPage(win: Window, address: HashStore): void {
  win.history.scrollRestoration = 'manual';
  const spots = new Map((keptSpots.read() ?? []).map(({ entry, y }) => [entry, y]));
  let shown = entryOf(win);
  let path = pathOf(address.get());
  const known = spots.get(shown);
  /** Where a page is to come to that is not high enough yet: left before it is, it is found there again. */
  let goal = 0;
  let stop = (): void => {};

  function bringTo(y: number): void {
    goal = y;
    stop = scrollTo(win, y, () => {
      goal = 0;
    });
  }
  function note(): void {
    spots.delete(shown);
    spots.set(shown, Math.max(goal, win.scrollY));
  }
  win.addEventListener('pagehide', () => {
    note();
    keptSpots.write([...spots].map(([entry, y]) => ({ entry, y })).slice(-MOST_SPOTS));
  });
  // Before what is subscribed later renders: the page is still where it is left.
  address.subscribe(() => {
    const entry = entryOf(win);
    const isOther = path !== pathOf(address.get());
    path = pathOf(address.get());
    if (entry === shown) return;
    note();
    shown = entry;
    stop();
    const y = spots.get(entry) ?? (isOther ? 0 : null);
    if (y !== null) bringTo(y);
  });
  if (known !== undefined) bringTo(known);
}

/** The name of the history's entry, which it is given when it has none. */
function entryOf({ history }: Window): string {
  const state: unknown = history.state;
  if (v.is(named, state)) return state.entry;
  // Not `crypto.randomUUID`: over plain http there is none.
  const entry = `${Date.now()} ${Math.random()}`;
  history.replaceState({ entry }, '');
  return entry;
}

const named = v.object({ entry: v.string() });

function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? '/';
}

/**
 * Scrolls to a place, and again whenever the page grows, until the reader does something or the page has had its time.
 *
 * @param y in pixels from the top
 * @returns ends it
 */
function scrollTo(win: Window, y: number, onEnd: () => void): () => void {
  const { document } = win;
  const go = (): void => win.scrollTo({ top: y, behavior: 'instant' });
  const growth = new ResizeObserver(go);
  const doings = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
  const stop = (): void => {
    growth.disconnect();
    win.clearTimeout(timer);
    for (const type of doings) document.removeEventListener(type, stop);
    onEnd();
  };
  const timer = win.setTimeout(stop, GROWS_MS);
  for (const type of doings) document.addEventListener(type, stop, { passive: true });
  growth.observe(document.body);
  go();
  return stop;
}
