import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { linkAt } from '../../shell/address/site.ts';
import { assignmentPlace } from './packedAssignment.ts';
import styles from './assignment.module.css';

/** Copies a link with which others open this assignment; shows it where the browser does not let a page copy. */
export function CopyLink({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState('');

  async function copy(): Promise<void> {
    const made = await assignmentPlace(text);
    if ('refused' in made) return setSaid(made.refused);
    const link = linkAt(made.place);
    try {
      await navigator.clipboard.writeText(link);
      setSaid('Copied.');
    } catch {
      setSaid('The browser does not let the page copy. This is the link:');
      setShown(link);
    }
  }
  return (
    <span className={styles.copy}>
      <Button onClick={() => void copy()}>Copy a link to it</Button>
      <span role="status">{said}</span>
      {shown !== '' && (
        <input aria-label="The link" readOnly value={shown} onFocus={(event) => event.target.select()} />
      )}
    </span>
  );
}
