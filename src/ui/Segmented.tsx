import { useId } from 'react';
import type { Option } from './Pick.tsx';
import styles from './segmented.module.css';

interface SegmentedProps {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few, all in sight: native radios. */
export function Segmented({ legend, options, value, onChange }: SegmentedProps) {
  const name = useId();
  return (
    <fieldset className={styles.segmented}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
