import type { ReactNode } from 'react';

const PATHS = {
  tick: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  up: 'M8 12.5v-9M4 7.5l4-4 4 4',
  down: 'M8 3.5v9M4 8.5l4 4 4-4',
};

/** A line drawing of 16 px in the colour of the text, always beside a word. */
export function Sign({ name }: { readonly name: keyof typeof PATHS }): ReactNode {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
