import { Link } from 'wouter';
import { buttonLook } from './buttonLook.ts';
import type { ButtonKind } from './buttonLook.ts';

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
