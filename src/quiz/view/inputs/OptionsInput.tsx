import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Words } from '../../../timeline/words/Words.tsx';
import type { InputProps } from './inputProps.ts';
import styles from './inputs.module.css';

/** One or several of a few: native radios or checkboxes, always in the order they are written. */
export function OptionsInput({ asked, labelledBy, onChange }: InputProps<'options'>): ReactNode {
  const { pick, options } = asked;
  const name = useId();
  const [chosen, setChosen] = useState<readonly string[]>([]);

  function toggle(value: string): void {
    const other = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const next =
      pick === 'one' ? [value] : options.flatMap((option) => (other.includes(option.value) ? option.value : []));
    setChosen(next);
    onChange(next.length === 0 ? null : { as: 'values', values: next });
  }
  return (
    <div className={styles.options} role={pick === 'one' ? 'radiogroup' : 'group'} aria-labelledby={labelledBy}>
      {options.map(({ value, text }) => (
        <label key={value} className={styles.option}>
          <input
            type={pick === 'one' ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
          <Words sentence={text} />
        </label>
      ))}
    </div>
  );
}
