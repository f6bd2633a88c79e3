import { useState } from 'react';
import type { ReactNode } from 'react';
import { plain } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { InputProps } from './inputProps.ts';
import styles from './inputs.module.css';

/** A list to put in order: by buttons, which work with every device, or by dragging. */
export function OrderInput({ asked: { items, start }, labelledBy, onChange }: InputProps<'order'>): ReactNode {
  const [order, setOrder] = useState(start);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);

  function move(value: string, to: number): void {
    if (to < 0 || to >= order.length) return;
    const next = order.filter((one) => one !== value).toSpliced(to, 0, value);
    setOrder(next);
    onChange({ as: 'values', values: next });
    setSaid(`${nameOf(value)}: now ${to + 1} of ${order.length}.`);
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
