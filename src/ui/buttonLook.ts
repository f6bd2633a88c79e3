import { cx } from './cx.ts';
import styles from './button.module.css';

/** `primary`: the one thing to do next. `quiet`: beside other things. */
export type ButtonKind = 'usual' | 'primary' | 'quiet';

/** The class names of a button. */
export function buttonLook(kind: ButtonKind, className?: string): string {
  return cx(styles.button, kind !== 'usual' && styles[kind], className);
}
