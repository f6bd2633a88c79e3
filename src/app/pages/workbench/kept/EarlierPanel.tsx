import { Button } from '../../../../ui/Button.tsx';
import type { Earlier } from './work.ts';
import panel from '../text.module.css';
import styles from './earlier.module.css';

interface EarlierPanelProps {
  readonly earlier: readonly Earlier[];
  /** What stands in the editor. */
  readonly text: string;
  readonly onRestore: (entry: Earlier) => void;
}

const WHEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** Texts as they were: each can come back. */
export function EarlierPanel({ earlier, text, onRestore }: EarlierPanelProps) {
  if (earlier.length === 0) {
    return <p className={panel.empty}>Each text whose checks have run is listed here, and each one can come back.</p>;
  }
  return (
    <ol className={styles.earlier}>
      {earlier.map((entry) => (
        <li key={`${entry.at} ${entry.why}`}>
          <time dateTime={new Date(entry.at).toISOString()}>{WHEN.format(entry.at)}</time>
          <span>{wordsOf(entry)}</span>
          <span className={styles.lines}>{`${entry.text.split('\n').length} lines`}</span>
          {entry.text === text ? (
            <span className={styles.lines}>in the editor</span>
          ) : (
            <Button kind="quiet" onClick={() => onRestore(entry)}>
              Restore
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function wordsOf({ why, held, goals }: Earlier): string {
  if (why === 'other-tab') return 'Written in another tab';
  if (why === 'replaced') return 'Before something else took its place';
  return `${goals === null ? '' : `${goals} goals, `}${held ?? 0} checks held`;
}
