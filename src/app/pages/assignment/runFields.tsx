import { useId } from 'react';
import type { Assignment, ChallengePart, QuestionPart } from '../../../assignments/assignmentFile.ts';
import { SCENARIOS } from '../../../sim/index.ts';
import { Pick } from '../../../ui/Pick.tsx';
import type { Option } from '../../../ui/Pick.tsx';
import { WRAPPERS } from '../../../wrappers/index.ts';
import styles from './assignment.module.css';

/** The lab's wrappers, to choose from. */
export const WRAPPER_OPTIONS: readonly Option[] = WRAPPERS.map(({ id, title }) => ({ value: id, label: title }));

interface RunFieldsProps<P extends QuestionPart | ChallengePart> {
  readonly assignment: Assignment;
  readonly part: P;
  readonly onChange: (part: P) => void;
}

/** Which run it is about. */
export function RunFields<P extends QuestionPart | ChallengePart>({ assignment, part, onChange }: RunFieldsProps<P>) {
  return (
    <div className={styles.row}>
      <Pick
        label="Wrapper"
        options={WRAPPER_OPTIONS}
        value={part.wrapper}
        onChange={(wrapper) => onChange({ ...part, wrapper })}
      />
      in
      <Pick
        label="Scenario"
        options={scenarioOptions(assignment)}
        value={part.scenario}
        onChange={(scenario) => onChange({ ...part, scenario })}
      />
    </div>
  );
}

/** The assignment's own scenarios, then those of the lab. */
export function scenarioOptions({ scenarios = {} }: Assignment): readonly Option[] {
  const own = Object.entries(scenarios).map(([id, { title = id }]) => ({ value: id, label: title }));
  return [...own, ...SCENARIOS.map(({ id, title }) => ({ value: id, label: title }))];
}

interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Points({ label, value, onChange }: FieldProps<number>) {
  return (
    <label>
      <span className={label === 'Points' ? undefined : 'visually-hidden'}>{label}</span>{' '}
      <input
        type="number"
        min={0}
        max={1000}
        step="any"
        value={value}
        onChange={({ target }) => onChange(Math.max(0, Number(target.value)))}
      />
    </label>
  );
}

/** A text that is written, on a line or several. */
export function TextField({
  label,
  value,
  onChange,
  isShort = false,
}: FieldProps<string> & { readonly isShort?: boolean }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {isShort ? (
        <input id={id} value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea id={id} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  /** `null` where it is taken out. */
  readonly onChange: (day: string | null) => void;
}

/** A day that is chosen, or none. */
export function Day({ label, value, onChange }: DayProps) {
  return (
    <label>
      {label}{' '}
      <input
        type="date"
        value={value?.slice(0, 10) ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
    </label>
  );
}

/** A short name as it may be: small letters, digits and hyphens. */
export function shortNameOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
}
