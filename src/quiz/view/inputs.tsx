import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { plain } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import type { AnswerForm, Asked } from '../asked.ts';
import { targetKey } from '../question.ts';
import type { Answer, Target } from '../question.ts';
import styles from './inputs.module.css';

/** What every input takes. */
interface InputProps<F extends AnswerForm> {
  readonly asked: Asked<F>;
  /** The id of the prompt. */
  readonly labelledBy: string;
  /** What stands there at first; `null` for nothing. */
  readonly first: Answer | null;
  /** `null` where what is chosen is no answer yet. */
  readonly onChange: (answer: Answer | null) => void;
}

/** A whole number. It begins empty, unless one was typed before, so that nothing is suggested. */
export function NumberInput({ asked: { most }, labelledBy, first, onChange }: InputProps<'number'>): ReactNode {
  const [value, setValue] = useState(first?.as === 'number' ? first.value : null);
  return (
    <Stepper
      labelledBy={labelledBy}
      most={most}
      value={value}
      className={styles.stepper}
      onChange={(next) => {
        setValue(next);
        onChange(next === null ? null : { as: 'number', value: next });
      }}
    />
  );
}

/** One or several of a few: native radios or checkboxes, always in the order they are written. */
export function OptionsInput({ asked, labelledBy, first, onChange }: InputProps<'options'>): ReactNode {
  const { pick, options } = asked;
  const name = useId();
  const [chosen, setChosen] = useState(first?.as === 'values' ? first.values : []);

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

/** A list to put in order: by buttons, which work with every device, or by dragging. */
export function OrderInput({ asked: { items, start }, labelledBy, first, onChange }: InputProps<'order'>): ReactNode {
  const [order, setOrder] = useState(first?.as === 'values' ? first.values : start);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);

  function move(value: string, to: number): void {
    if (to < 0 || to >= order.length) return;
    const next = order.filter((one) => one !== value).toSpliced(to, 0, value);
    setOrder(next);
    onChange({ as: 'values', values: next });
    setSaid(`${nameOf(value).replace(/\.$/, '')}: now ${to + 1} of ${order.length}.`);
  }
  function nameOf(value: string): string {
    return plain(items.find((item) => item.value === value)?.text ?? []);
  }
  return (
    <>
      <ol className={styles.order} aria-labelledby={labelledBy}>
        {order.map((value, index) => (
          <li
            key={value}
            draggable
            data-dragged={dragged === value || undefined}
            onDragStart={() => setDragged(value)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== value) move(dragged, index);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <span className={styles.number}>{index + 1}</span>
            <Words sentence={items.find((item) => item.value === value)?.text ?? []} />
            {([-1, 1] as const).map((by) => {
              const ends = index + by < 0 || index + by >= order.length;
              return (
                <button
                  key={by}
                  type="button"
                  aria-label={`Move ${by < 0 ? 'up' : 'down'}: ${nameOf(value)}`}
                  aria-disabled={ends}
                  onClick={() => move(value, index + by)}
                >
                  <Icon name={by < 0 ? 'up' : 'down'} />
                </button>
              );
            })}
          </li>
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </>
  );
}

interface PointInputProps extends InputProps<'point'> {
  /** What is picked on the timeline, or in the list. */
  readonly picked: Target | null;
  readonly onPick: (target: Target | null) => void;
}

const NOUNS = { request: 'a request', wait: 'a wait', step: 'a step' } as const;

/** Something on the timeline: picked there, or from a list of the same. */
export function PointInput({ asked, labelledBy, first, onChange, picked, onPick }: PointInputProps): ReactNode {
  const { candidates, question } = asked;
  const kinds = question.kind === 'point' ? question.targets : 'request';
  const known = picked && candidates.find(({ target }) => targetKey(target) === targetKey(picked));
  const key = known ? targetKey(known.target) : '';

  const pickFirst = useEffectEvent(() => {
    if (picked === null && first?.as === 'target') onPick(first.target);
  });
  useEffect(() => pickFirst(), []);
  useEffect(() => {
    const found = candidates.find(({ target }) => targetKey(target) === key);
    onChange(found ? { as: 'target', target: found.target } : null);
  }, [candidates, key, onChange]);

  return (
    <span className={styles.point}>
      <select
        aria-labelledby={labelledBy}
        value={key}
        onChange={(event) =>
          onPick(candidates.find(({ target }) => targetKey(target) === event.target.value)?.target ?? null)
        }
      >
        <option value="">Choose {NOUNS[kinds]} on the timeline, or here</option>
        {candidates.map(({ target, text }) => (
          <option key={targetKey(target)} value={targetKey(target)}>
            {plain(text)}
          </option>
        ))}
      </select>
    </span>
  );
}
