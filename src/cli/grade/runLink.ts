import { addressOf, OWN } from '../../app/shell/address/address.ts';
import { formatAddress } from '../../app/shell/address/formatAddress.ts';
import { linkTo } from '../../app/shell/address/linkTo.ts';
import type { CheckWitness, Source } from '../../sim/index.ts';
import { orUsageError, UsageError } from '../errors.ts';

/**
 * The address of a site of the lab, for links.
 *
 * @throws {UsageError} when it is none
 */
export function siteOf(text: string): URL {
  const site = orUsageError(() => {
    if (URL.canParse(text)) return new URL(text);
    throw new UsageError(
      `Failed to read --links: "${text}" is no address. Give that of the site, such as https://lab.example.org/.`,
    );
  });
  if (site.protocol !== 'https:' && site.protocol !== 'http:')
    throw new UsageError(
      `Failed to read --links: "${text}" is no address of a site. Give one that begins with https:// or http://.`,
    );
  site.hash = '';
  return site;
}

/**
 * A link with which anybody sees a run of a reader's wrapper, playhead and request where the witness has them: the text
 * is in the link.
 *
 * @returns the link, or in a sentence why there is none
 */
export async function runLink(site: URL, source: Source, witness: CheckWitness): Promise<string> {
  const { scenario, settings, schedule, step, request } = witness;
  const address = addressOf({ wrapper: OWN, scenario, settings, schedule, step, request });
  const { file, files } = source;
  const own = { file, text: withContract(source), ...(files && { files }) };
  const made = await linkTo(`/sandbox?${formatAddress(address)}`, { own, linked: null });
  return 'refused' in made ? made.refused : new URL(`#${made.place}`, site).href;
}

/** A text that says itself what a mapping beside it says: at its end, so that every line keeps its number. */
function withContract({ text, contract = {} }: Source): string {
  const unsaid = Object.entries(contract).filter(
    ([key]) => !text.split('\n').some((line) => line.includes('@reauth-lab') && line.includes(`${key}=`)),
  );
  if (unsaid.length === 0) return text;
  return `${text}\n// @reauth-lab ${unsaid.map(([key, value]) => `${key}=${value}`).join(' ')}\n`;
}
