import type { Driven } from './engines.ts';

/** An element of a page: the first that a selector finds, of those which have these words in their text. */
export interface Wanted {
  readonly css: string;
  readonly words?: string;
  /** The frame that it is in, as a selector, if it is in one. */
  readonly frame?: string;
}

/** What somebody does on a page and sees there. */
export interface Visitor {
  /** Waits until it is there. Gives its text. */
  see(wanted: Wanted): Promise<string>;
  /** Waits until it is there and can be clicked. */
  click(wanted: Wanted): Promise<void>;
  /** The text of each element that a selector finds now. */
  texts(css: string): Promise<readonly string[]>;
  /** Waits until a look at the page gives something. */
  until<Given, Seen>(what: string, looks: Look<Given, Seen>, given: Given): Promise<Seen>;
}

/** In the page. `null`: it is not there yet. */
type Look<Given, Seen> = (given: Given) => Seen | null | Promise<Seen | null>;

/** Ends what hangs; it is no measure of how fast anything is. In milliseconds. */
const LONGEST_WAIT_MS = 120_000;
const LOOK_EVERY_MS = 50;

export function visitorOf({ inPage }: Driven): Visitor {
  return {
    see: (wanted) => until(JSON.stringify(wanted), look, { ...wanted, isClicked: false }),
    click: async (wanted) => void (await until(JSON.stringify(wanted), look, { ...wanted, isClicked: true })),
    texts: (css) => inPage(textsOf, css),
    until,
  };

  async function until<Given, Seen>(what: string, looks: Look<Given, Seen>, given: Given): Promise<Seen> {
    const end = performance.now() + LONGEST_WAIT_MS;
    while (performance.now() < end) {
      const seen = await inPage(looks, given);
      if (seen !== null) return seen;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const main = await inPage(() => (document.querySelector('main') ?? document.body).innerText.slice(0, 3_000), null);
    throw new Error(`there is no ${what}. The page says:\n${main}`);
  }
}

function textsOf(css: string): readonly string[] {
  return [...document.querySelectorAll(css)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}

function look({ css, words = '', frame, isClicked }: Wanted & { readonly isClicked: boolean }): string | null {
  const inside = frame === undefined ? document : document.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
  const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
  const found = [...(inside?.querySelectorAll<HTMLElement>(css) ?? [])].find((one) => textOf(one).includes(words));
  if (!found || (isClicked && found.matches(':disabled'))) return null;
  if (isClicked) found.click();
  return textOf(found);
}
