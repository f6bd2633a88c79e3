import { useState } from 'react';
import type { ReactNode } from 'react';
import type { InputProps } from './inputProps.ts';
import styles from './inputs.module.css';

/** A whole number, by its buttons, the arrow keys, or typed. It begins empty, so that nothing is suggested. */
export function NumberInput({ asked: { most }, labelledBy, onChange }: InputProps<'number'>): ReactNode {
  const [value, setValue] = useState<number | null>(null);

  function set(next: number | null): void {
    const bounded = next === null ? null : Math.min(most, Math.max(0, next));
    setValue(bounded);
    onChange(bounded === null ? null : { as: 'number', value: bounded });
  }
  return (
    <span className={styles.stepper}>
      <button type="button" tabIndex={-1} aria-label="One less" onClick={() => set((value ?? 1) - 1)}>
        −
      </button>
      <input
        inputMode="numeric"
        autoComplete="off"
        role="spinbutton"
        placeholder="?"
        aria-labelledby={labelledBy}
        aria-valuenow={value ?? undefined}
        aria-valuetext={value === null ? 'no number yet' : String(value)}
        aria-valuemin={0}
        aria-valuemax={most}
        value={value ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(-String(most).length);
          set(digits === '' ? null : Number(digits));
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          set((value ?? (by > 0 ? 0 : 1)) + by);
        }}
      />
      <button type="button" tabIndex={-1} aria-label="One more" onClick={() => set((value ?? 0) + 1)}>
        +
      </button>
    </span>
  );
}
