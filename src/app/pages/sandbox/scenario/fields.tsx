import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { COMPONENTS, timeText, WRITER } from '../../../../sim/index.ts';
import type { Mount, Scenario } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { Option } from '../../../../ui/Pick.tsx';
import { MOST_MS } from './scenarioEdits.ts';
import { wholeFault, wholeIn } from './wholeNumber.ts';
import type { ScenarioEdits } from './useScenarioEdits.ts';
import styles from './scenario.module.css';

/** What fields belong to, and what takes a change of it. */
export interface FieldsProps {
  readonly scenario: Scenario;
  readonly edit: ScenarioEdits['edit'];
}

/** How many tabs a scenario may have. */
export const TABS = [1, 2, 3] as const;

/** Takes a value, and gives why it cannot be, in a sentence; `null` where it was taken. */
type Take<T> = (value: T) => string | null;

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** What it is, at the beginning of a sentence: `A time`. */
  readonly what: string;
  /** What becomes of the number that was there, where another one is none. */
  readonly until: string;
  readonly onValue: Take<number>;
}

/** A whole number to be typed. What is none is said at once, and the scenario keeps the number that it has. */
export function NumberField({ label, value, least, most, what, until, onValue }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      value={String(value)}
      numeric
      faultIn={(text) => (wholeIn(text, least, most) === null ? `${wholeFault(what, least, most)} ${until}` : null)}
      onValue={(text) => onValue(wholeIn(text, least, most) ?? value)}
    />
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly numeric?: boolean;
  readonly wide?: boolean;
  /** What is wrong with a text, in a sentence. */
  readonly faultIn: (text: string) => string | null;
  readonly onValue: Take<string>;
}

/** A text that is taken when the field is left, or Enter is pressed. */
export function TextField({ label, value, numeric = false, wide = false, faultIn, onValue }: TextFieldProps) {
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const text = draft?.of === value ? draft.text : value;
  const fault = text === value ? null : (faultIn(text) ?? refused);
  const take = () => void (text !== value && faultIn(text) === null && setRefused(onValue(text)));
  return (
    <Field label={label} fault={fault} wide={wide}>
      {(described) => (
        <input
          {...described}
          value={text}
          autoComplete="off"
          {...(numeric && { inputMode: 'numeric' })}
          onChange={(event) => {
            setDraft({ of: value, text: event.target.value });
            setRefused(null);
          }}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      )}
    </Field>
  );
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onValue: Take<string>;
}

/** One of several. A choice that cannot be is said, and not made. */
export function ChoiceField({ label, options, value, onValue }: ChoiceFieldProps) {
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <Field label={label} fault={refused}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => setRefused(onValue(event.target.value))}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface Described {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly fault: string | null;
  readonly wide?: boolean;
  readonly children: (described: Described) => ReactNode;
}

function Field({ label, fault, wide = false, children }: FieldProps) {
  const id = useId();
  const isBad = fault !== null;
  return (
    <div className={styles.field} data-wide={wide || undefined} data-bad={isBad || undefined}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': isBad || undefined, 'aria-describedby': isBad ? `${id}-fault` : undefined })}
      <p id={`${id}-fault`} role="alert">
        {fault}
      </p>
    </div>
  );
}

export interface RemovableProps extends FieldsProps {
  readonly onRemove: () => void;
  /** Why it was not removed. */
  readonly refused: string | null;
}

/** The components of the app, to choose from. */
export const COMPONENT_OPTIONS: readonly Option[] = [
  ...COMPONENTS.map(({ id, label }) => ({ value: id, label })),
  { value: WRITER.id, label: `${WRITER.label}, which writes` },
];

interface TimeFieldProps {
  readonly label?: string;
  readonly atMs: number;
  /** `This call` */
  readonly what: string;
  readonly onValue: (atMs: number) => string | null;
}

/** A time of a scenario, in virtual ms. */
export function TimeField({ label = 'At, in ms', atMs, what, onValue }: TimeFieldProps) {
  const until = `${what} stays at ${timeText(atMs)} until it is right.`;
  return (
    <NumberField label={label} value={atMs} least={0} most={MOST_MS} what="A time" until={until} onValue={onValue} />
  );
}

/** Takes a part out, and says why where it cannot be. */
export function Remove({
  what,
  onRemove,
  refused,
}: Pick<RemovableProps, 'onRemove' | 'refused'> & { readonly what: string }) {
  return (
    <div className={styles.field} data-bad={refused !== null || undefined}>
      <Button onClick={onRemove}>Remove {what}</Button>
      <p role="alert">{refused}</p>
    </div>
  );
}

/** The tabs of a scenario, to choose from. */
export function tabOptions({ tabs }: Scenario): readonly Option[] {
  return TABS.slice(0, tabs).map((tab) => ({ value: String(tab), label: String(tab) }));
}

/** The component that an option stands for. */
export function componentIn(id: string): Mount['component'] {
  return [...COMPONENTS, WRITER].find((one) => one.id === id)?.id ?? 'posts';
}
