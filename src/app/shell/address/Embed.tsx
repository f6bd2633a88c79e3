import { useEffect, useId, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import type { LinkedFile } from './link.ts';
import { linkTo } from './linkTo.ts';
import { useShared } from './OpenLink.tsx';
import styles from './sharing.module.css';
import { linkAt, nameSite, siteOfLinks } from './site.ts';

/** So high is a frame before it says how high it would be, and where the host has no script of the lab's. In pixels. */
const FRAME_PX = 450;

interface EmbedProps {
  readonly own: LinkedFile | null;
  /** What is embedded, in words. */
  readonly title: string;
}

/** What is on screen as code for somebody else's page, and alone for a projector; and which site links name. */
export function Embed({ own, title }: EmbedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={styles.share} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <Button kind="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Embed…
      </Button>
      {isOpen && <Panel own={own} title={title} onClose={() => setOpen(false)} />}
    </span>
  );
}

function Panel({ own, title, onClose }: EmbedProps & { readonly onClose: () => void }) {
  const [path] = useLocation();
  const search = useSearch();
  const { linked } = useShared();
  const [site, setSite] = useState(siteOfLinks);
  const [fault, setFault] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const id = useId();

  useEffect(() => {
    let wanted = true;
    async function find(): Promise<void> {
      const made = await linkTo(search === '' ? path : `${path}?${search}`, { own, linked });
      if (!wanted) return;
      setFault('refused' in made ? made.refused : null);
      setPlace('refused' in made ? null : `${made.place}&embed`);
    }
    void find();
    return () => {
      wanted = false;
    };
  }, [path, search, own, linked]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      setSaid('Copied');
    } catch {
      setSaid('Select it and copy it: the browser does not let the page do so.');
    }
  }
  // The site is part of what is shown: it is read again whenever it is changed.
  const code = place === null ? '' : codeOf(linkAt(place), site, title);
  return (
    <span className={styles.pop} role="group" aria-label="Embed it">
      <label htmlFor={`${id}-site`}>The site that links name</label>
      <input
        id={`${id}-site`}
        value={site}
        spellCheck={false}
        onChange={({ target }) => {
          setSite(target.value);
          setFault(nameSite(target.value));
        }}
      />
      {fault !== null && <span role="alert">{fault}</span>}
      <label htmlFor={`${id}-code`}>Code for a page of yours</label>
      <textarea id={`${id}-code`} readOnly rows={5} value={code} onFocus={(event) => event.target.select()} />
      <span className={styles.buttons}>
        <Button disabled={code === ''} onClick={() => void copy()}>
          Copy the code
        </Button>
        {place !== null && (
          <a href={`#${place}`} target="_blank" rel="noreferrer">
            Show it alone
          </a>
        )}
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </span>
      <span role="status">{said}</span>
    </span>
  );
}

function codeOf(link: string, site: string, title: string): string {
  const script = URL.canParse('embed.js', site) ? new URL('embed.js', site).href : '';
  const quoted = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return [
    `<iframe src="${quoted(link)}" title="${quoted(title)}" allow="fullscreen" style="width: 100%; height: ${FRAME_PX}px; border: 0"></iframe>`,
    `<script src="${quoted(script)}" async></script>`,
  ].join('\n');
}
