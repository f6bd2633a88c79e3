import { Link } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import type { Bench } from './benches.ts';
import styles from './task.module.css';

interface TaskPanelProps {
  readonly bench: Bench;
  readonly hints: number;
  readonly onHint: () => void;
}

/** What is to be done, and hints, one after another. */
export function TaskPanel({ bench: { title, task, hints: all, lesson }, hints, onHint }: TaskPanelProps) {
  const open = all.slice(0, hints);
  return (
    <section className={styles.task} aria-labelledby="task">
      <h2 id="task">{title}</h2>
      {task.map((paragraph) => (
        <p key={paragraph}>
          <Prose text={paragraph} />
        </p>
      ))}
      {open.length > 0 && (
        <ol className={styles.hints} aria-label="Hints">
          {open.map((hint) => (
            <li key={hint}>
              <Prose text={hint} />
            </li>
          ))}
        </ol>
      )}
      {(all.length > 0 || lesson !== null) && (
        <div className={styles.help}>
          {open.length < all.length && <Button onClick={onHint}>{`Hint ${open.length + 1} of ${all.length}`}</Button>}
          {lesson !== null && <Link href={`/lessons/${lesson}`}>Read the lesson</Link>}
        </div>
      )}
    </section>
  );
}

/** A sentence of an exercise: what stands in backticks is code. */
function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}
