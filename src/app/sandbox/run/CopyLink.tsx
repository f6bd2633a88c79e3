import { use, useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { HrefContext } from '../../shell/HrefContext.ts';
import { Icon } from '../../shell/Icon.tsx';

const SAID_FOR_MS = 2000;

/** Copies a link to exactly what is on screen. */
export function CopyLink() {
  const href = use(HrefContext);
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(href());
      setSaid('copied');
    } catch {
      setSaid('refused');
    }
  }
  return (
    <Button
      kind="quiet"
      aria-label="Copy a link to this run"
      title="Copy a link to this run"
      onClick={() => void copy()}
    >
      {said === null ? <Icon name="link" /> : null}
      <span role="status">
        {said === 'copied' ? 'Copied' : said === 'refused' ? 'Refused: copy the address instead' : ''}
      </span>
    </Button>
  );
}
