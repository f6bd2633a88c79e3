import { useEffect, useRef } from 'react';
import { Button, LinkButton } from '../../../ui/Button.tsx';
import panel from '../../../ui/panel.module.css';
import type { Move } from '../../run/moveWords.ts';
import styles from './moves.module.css';

interface MovesPanelProps {
  readonly moves: readonly Move[];
  /** Goes back to where this many moves were made. */
  readonly onGoTo: (count: number) => void;
  readonly timeline: boolean;
  readonly onTimeline: (shown: boolean) => void;
  /** The sandbox on these moves. */
  readonly sandboxHref: string;
}

/** The moves so far. Choosing one goes back to it: what came after is forgotten. */
export function MovesPanel({ moves, onGoTo, timeline, onTimeline, sandboxHref }: MovesPanelProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const { current } = list;
    // Only the list itself scrolls, never the page.
    if (current) current.scrollTop = current.scrollHeight;
  }, [moves.length]);
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby="moves">
      <div className={panel.head}>
        <h2 id="moves">Your moves</h2>
        <span className={panel.note}>
          {moves.length === 0 ? 'none so far' : `${moves.length} so far; choose one to go back to it`}
        </span>
        <div className={panel.end}>
          <Button kind="quiet" aria-pressed={timeline} onClick={() => onTimeline(!timeline)}>
            {timeline ? 'Hide the timeline' : 'On the timeline'}
          </Button>
          <LinkButton kind="quiet" href={sandboxHref}>
            In the sandbox
          </LinkButton>
        </div>
      </div>
      {moves.length === 0 ? (
        <p className={styles.none}>Deliver a message, and it is written down here.</p>
      ) : (
        <ol ref={list} className={styles.moves} tabIndex={-1}>
          {moves.map(({ number, words }) => (
            <li key={number}>
              <button
                type="button"
                aria-current={number === moves.length ? 'step' : undefined}
                onClick={() => onGoTo(number)}
              >
                <span>
                  <span className="visually-hidden">Move </span>
                  {number}
                </span>
                <span>{words}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
