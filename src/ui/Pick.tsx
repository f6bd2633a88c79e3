import { cx } from './cx.ts';
import styles from './pick.module.css';

/** Something to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** In a sentence, as wide as its container, or without any border. */
  readonly look?: 'inline' | 'block' | 'plain';
  /** Framed: it is not what it was at first. */
  readonly changed?: boolean;
  readonly disabled?: boolean;
}

/** A value that can be chosen: a native select, as wide as its value. */
export function Pick({
  label,
  options,
  value,
  onChange,
  look = 'inline',
  changed = false,
  disabled = false,
}: PickProps) {
  return (
    <span
      className={cx(
        styles.pick,
        look === 'block' && styles.block,
        look === 'plain' && styles.plain,
        changed && styles.changed,
      )}
    >
      <select aria-label={label} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
