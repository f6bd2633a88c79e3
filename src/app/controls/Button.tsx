import type { ComponentProps } from 'react';
import { buttonLook } from './buttonLook.ts';
import type { ButtonKind } from './buttonLook.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
}

export function Button({ kind = 'usual', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonLook(kind, className)} {...rest} />;
}
