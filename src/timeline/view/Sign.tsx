import type { ReactNode } from 'react';

const PATHS = {
  start: 'M11 2.5 6.5 7l4.5 4.5M3 2v10',
  back: 'M9 2.5 4.5 7 9 11.5',
  forward: 'M5 2.5 9.5 7 5 11.5',
  end: 'M3 2.5 7.5 7 3 11.5M11 2v10',
} as const;

/** The signs of the transport, 14 px. */
export function Sign({ name }: { readonly name: keyof typeof PATHS | 'play' | 'pause' }): ReactNode {
  if (name === 'play')
    return (
      <svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
        <path d="M1.5 1.5 11 7l-9.5 5.5z" fill="currentColor" />
      </svg>
    );
  if (name === 'pause')
    return (
      <svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
        <path d="M2 2h3v10H2zM7.5 2h3v10h-3z" fill="currentColor" />
      </svg>
    );
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
