import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to do next. `quiet`: beside other things. */
  readonly kind?: 'usual' | 'primary' | 'quiet';
}

export function Button({ kind = 'usual', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(styles.button, kind === 'primary' && styles.primary, kind === 'quiet' && styles.quiet, className)}
      {...rest}
    />
  );
}
