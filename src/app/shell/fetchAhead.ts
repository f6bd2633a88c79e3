import { idle } from '../../ui/idle.ts';
import { PLACES } from './places.ts';

/** How a page is fetched; `null` where it is there. */
type Load = (address: string) => Promise<void> | null;

/** Fetches what a link leads to when the pointer or the focus comes to it. */
export function fetchNearLinks(doc: Pick<Document, 'addEventListener'>, load: Load): void {
  let last: Element | null = null;
  const near = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest('a[href^="#/"]') : null;
    if (link === null || link === last) return;
    last = link;
    void load(link.getAttribute('href')?.slice(1) ?? '/');
  };
  for (const type of ['pointerover', 'focusin']) doc.addEventListener(type, near, { passive: true });
}

/**
 * Fetches the pages of the app bar, one after another, whenever the browser has nothing to do.
 *
 * @param savesData whoever saves data is given nothing that was not asked for
 */
export async function fetchWhenIdle(load: Load, savesData: boolean): Promise<void> {
  if (savesData) return;
  for (const { path, label } of PLACES) {
    if (label === null) continue;
    await idle();
    await load(path);
  }
}
