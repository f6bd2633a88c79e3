import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { cx } from './cx.ts';
import styles from './button.module.css';

/** `primary`: the one thing to do next. `quiet`: beside other things. */
export type ButtonKind = 'usual' | 'primary' | 'quiet';

/** The class names of a button. */
export function buttonLook(kind: ButtonKind, className?: string): string {
  return cx(styles.button, kind !== 'usual' && styles[kind], className);
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
}

/** A button, of the look that its kind has. */
export function Button({ kind = 'usual', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonLook(kind, className)} {...rest} />;
}

interface LinkButtonProps {
  /** Path and query of a page of the lab. */
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly children: string;
}

/** A way to another page, beside buttons. */
export function LinkButton({ href, kind = 'usual', children }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonLook(kind)}>
      {children}
    </Link>
  );
}
