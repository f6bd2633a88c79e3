import { useEffect, useId, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { linkTo } from './linkTo.ts';
import { useShared } from './OpenLink.tsx';
import { linkAt } from './site.ts';
import type { LinkedFile } from './link.ts';
import styles from './sharing.module.css';

const SAID_FOR_MS = 2000;

interface ShareProps {
  readonly own: LinkedFile | null;
  /** Path and query of what is shared; by default what is on screen. */
  readonly to?: string;
  readonly kind?: 'usual' | 'quiet';
  /** What is shared, for a screen reader: `this run`. */
  readonly what?: string;
}

type Said =
  | { readonly as: 'copied' }
  /** The clipboard is not to be had: the reader copies it. */
  | { readonly as: 'shown'; readonly href: string }
  | { readonly as: 'refused'; readonly because: string };

/** Copies a link to exactly this, with the reader's own file in it where it is shown. */
export function Share({ own, to, kind = 'quiet', what = 'this run' }: ShareProps) {
  const [path] = useLocation();
  const search = useSearch();
  const { linked } = useShared();
  const [said, setSaid] = useState<Said | null>(null);
  const field = useId();

  useEffect(() => {
    if (said?.as !== 'copied') return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function share() {
    const made = await linkTo(to ?? (search === '' ? path : `${path}?${search}`), { own, linked });
    if ('refused' in made) return setSaid({ as: 'refused', because: made.refused });
    const link = linkAt(made.place);
    try {
      await navigator.clipboard.writeText(link);
      setSaid({ as: 'copied' });
    } catch {
      setSaid({ as: 'shown', href: link });
    }
  }
  return (
    <span className={styles.share} onKeyDown={(event) => event.key === 'Escape' && setSaid(null)}>
      <Button kind={kind} aria-label={`Share ${what}`} title={`Copy a link to ${what}`} onClick={() => void share()}>
        <Icon name={said?.as === 'copied' ? 'tick' : 'link'} />
        <span role="status" className={styles.said}>
          {said?.as === 'copied' ? 'Copied' : 'Share'}
        </span>
      </Button>
      {said !== null && said.as !== 'copied' && (
        <span className={styles.pop} role="group" aria-label="The link">
          {said.as === 'refused' ? (
            <span role="alert">{said.because}</span>
          ) : (
            <>
              <label htmlFor={field}>The browser does not let the page copy. This is the link:</label>
              <input id={field} readOnly value={said.href} ref={takeFocus} onFocus={(event) => event.target.select()} />
            </>
          )}
          <Button kind="quiet" onClick={() => setSaid(null)}>
            Close
          </Button>
        </span>
      )}
    </span>
  );
}

function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
}
