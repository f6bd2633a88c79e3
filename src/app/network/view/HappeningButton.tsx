import type { Happening } from '../game/envelopesOf.ts';
import styles from './happening.module.css';

interface HappeningButtonProps {
  readonly happening: Happening;
  readonly number: number;
  readonly describedBy: string;
  readonly isLooked: boolean;
  readonly onDeliver: () => void;
  readonly onLook: (looks: boolean) => void;
}

/** A component that mounts, a timer, or something the user does: no message, so no envelope. */
export function HappeningButton({ happening, number, describedBy, isLooked, onDeliver, onLook }: HappeningButtonProps) {
  return (
    <button
      type="button"
      data-choice={happening.choice}
      data-call={happening.call}
      data-looked={isLooked || undefined}
      className={styles.happening}
      aria-describedby={isLooked ? describedBy : undefined}
      aria-keyshortcuts={number <= 9 ? String(number) : undefined}
      onClick={onDeliver}
      onFocus={() => onLook(true)}
      onBlur={() => onLook(false)}
      onMouseEnter={() => onLook(true)}
      onMouseLeave={(event) => event.currentTarget !== document.activeElement && onLook(false)}
    >
      {number <= 9 && <kbd>{number}</kbd>}
      {happening.title}
    </button>
  );
}
