import { cx } from './cx.ts';
import styles from './stepper.module.css';

interface StepperProps {
  readonly labelledBy: string;
  /** `null`: no number yet, and none is suggested. */
  readonly value: number | null;
  /** Gets `null` when the field is emptied. */
  readonly onChange: (value: number | null) => void;
  readonly most?: number;
  readonly className?: string | undefined;
}

/** A whole number from 0, by its buttons, the arrow keys, or typed. */
export function Stepper({ labelledBy, value, onChange, most = 99, className }: StepperProps) {
  const set = (next: number): void => onChange(Math.min(most, Math.max(0, next)));
  return (
    <span className={cx(styles.stepper, className)}>
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
          if (digits === '') onChange(null);
          else set(Number(digits));
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
