import styles from './stepper.module.css';

interface StepperProps {
  readonly labelledBy: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly most?: number;
}

/** A whole number from 0, by its buttons, the arrow keys, or typed. */
export function Stepper({ labelledBy, value, onChange, most = 99 }: StepperProps) {
  const set = (next: number) => onChange(Math.min(most, Math.max(0, next)));
  return (
    <span className={styles.stepper}>
      <button type="button" tabIndex={-1} aria-label="One less" onClick={() => set(value - 1)}>
        −
      </button>
      <input
        inputMode="numeric"
        role="spinbutton"
        aria-labelledby={labelledBy}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={most}
        value={value}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, '').slice(-2)))}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          set(value + by);
        }}
      />
      <button type="button" tabIndex={-1} aria-label="One more" onClick={() => set(value + 1)}>
        +
      </button>
    </span>
  );
}
