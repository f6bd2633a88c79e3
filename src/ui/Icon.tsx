import type { ReactNode } from 'react';

const PICTURES = {
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  light: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5v1.7M8 12.8v1.7M1.5 8h1.7M12.8 8h1.7M3.4 3.4l1.2 1.2M11.4 11.4l1.2 1.2M3.4 12.6l1.2-1.2M11.4 4.6l1.2-1.2" />
    </>
  ),
  dark: <path d="M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6z" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  link: <path d="M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.3 4.3l-1 1M9 11.5l-1 1a3 3 0 0 1-4.3-4.3l1-1" />,
  question: <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.4v.2" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  dash: <path d="M4 8h8" />,
  tick: <path d="M3 8.5l3.2 3.2L13 5" />,
  up: <path d="M8 12.5v-9M4 7.5l4-4 4 4" />,
  down: <path d="M8 3.5v9M4 8.5l4 4 4-4" />,
  undo: <path d="M5.5 3 3 5.5 5.5 8M3 5.5h6a3.5 3.5 0 0 1 0 7H5" />,
  start: <path d="M12 3.5 7.5 8l4.5 4.5M4 3v10" />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  forward: <path d="M6 3.5 10.5 8 6 12.5" />,
  end: <path d="M4 3.5 8.5 8 4 12.5M12 3v10" />,
  play: <path d="M3.5 2.5 13 8l-9.5 5.5z" fill="currentColor" stroke="none" />,
  pause: <path d="M4 3h3v10H4zM9.5 3h3v10h-3z" fill="currentColor" stroke="none" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PICTURES;

/** A line drawing of 16 px in the colour of the text. It never stands for a word: its button has a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PICTURES[name]}
    </svg>
  );
}
