import * as v from 'valibot';
import { kept } from '../../../ui/kept.ts';

/** The site that links name, where it is not this one. */
const keptSite = kept('reauth-lab.site', v.string());

/** The site that links name: `https://lab.example.org/`; without the hash. */
export function siteOfLinks(): string {
  return keptSite.read() || location.href.replace(/#.*$/s, '');
}

/**
 * Has links name another site of the lab, from now on.
 *
 * @param text its address; empty for this one
 * @returns why not, in a sentence; `null` where they do
 */
export function nameSite(text: string): string | null {
  const trimmed = text.trim().replace(/#.*$/s, '');
  const isSite = URL.canParse(trimmed) && /^https?:$/.test(new URL(trimmed).protocol);
  if (trimmed !== '' && !isSite)
    return `Failed to take “${trimmed.slice(0, 60)}”: it is no address of a site. Write one as https://lab.example.org/.`;
  keptSite.write(trimmed === location.href.replace(/#.*$/s, '') ? '' : trimmed);
  return null;
}

/** A link to a place of the lab: `/sandbox?wrapper=mutex`. */
export function linkAt(place: string): string {
  return new URL(`#${place}`, siteOfLinks()).href;
}
