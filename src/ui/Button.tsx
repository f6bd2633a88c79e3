import type { ComponentProps } from 'react';
import { buttonLook } from './buttonLook.ts';
import type { ButtonKind } from './buttonLook.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
}

/** A button, of the look that its kind has. */
export function Button({ kind = 'usual', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonLook(kind, className)} {...rest} />;
}
