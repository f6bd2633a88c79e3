import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Scenario, Settings } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { changeSetting } from './changeSetting.ts';
import { serverSentence } from './serverSentence.ts';
import type { Piece } from './serverSentence.ts';
import { serverSummary } from './serverSummary.ts';
import styles from './setup.module.css';

interface ServerProps {
  readonly scenario: Scenario;
  readonly base: Scenario;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  /** Before the first word, where the page is wide. */
  readonly lead?: ReactNode;
  /** At the end of the row. */
  readonly children?: ReactNode;
}

/** The server as a sentence whose values are controls; on a narrow page behind its summary. */
export function Server({ scenario, base, settings, onChange, lead, children }: ServerProps) {
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(false);
  const sentence = serverSentence(scenario, base);
  const changes = Object.keys(settings).length;
  const moreShown =
    more || sentence.more.some((piece) => typeof piece !== 'string' && piece.was !== null && !inMain(piece.key));
  const set = (key: string, value: string) => onChange(changeSetting(settings, base, key, value));

  function inMain(key: string): boolean {
    return sentence.main.some((piece) => typeof piece !== 'string' && piece.key === key);
  }
  return (
    <>
      <button type="button" className={styles.summary} aria-expanded={open} onClick={() => setOpen(!open)}>
        Server: {serverSummary(scenario)}
      </button>
      <div className={styles.say} data-open={open || undefined}>
        <p>
          {lead && <span className={styles.lead}>{lead} </span>}
          <span className={styles.about}>{base.about}</span> <Pieces pieces={sentence.main} onChange={set} />
        </p>
        {moreShown && (
          <p>
            <Pieces pieces={sentence.more} onChange={set} />
          </p>
        )}
      </div>
      <div className={styles.aside} data-open={open || undefined}>
        {changes > 0 && (
          <Button kind="quiet" onClick={() => onChange({})}>
            Undo {changes} {changes === 1 ? 'change' : 'changes'}
          </Button>
        )}
        <Button kind="quiet" aria-expanded={moreShown} onClick={() => setMore(!moreShown)}>
          {moreShown ? 'Less' : 'More settings'}
        </Button>
        {children}
      </div>
    </>
  );
}

function Pieces({ pieces, onChange }: { pieces: readonly Piece[]; onChange: (key: string, value: string) => void }) {
  return pieces.map((piece, index) => {
    if (typeof piece === 'string') return index === 0 ? piece : piece.replace(/^[,.;]/, '');
    const next = pieces[index + 1];
    return (
      // A stop stays with its value, also where the line ends.
      <span key={index} className={styles.value}>
        <Pick
          label={piece.was === null ? piece.label : `${piece.label}; changed, the scenario has ${piece.was}`}
          options={piece.options}
          value={piece.value}
          changed={piece.was !== null}
          onChange={(value) => onChange(piece.key, value)}
        />
        {typeof next === 'string' && /^[,.;]/.exec(next)?.[0]}
      </span>
    );
  });
}
