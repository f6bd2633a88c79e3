import type { ReactNode } from 'react';
import type { Box, Shape, Text } from '../layout/geometry.ts';

/** A piece of text of the picture. */
export function TextMark({ text }: { readonly text: Text }): ReactNode {
  const place = text.turned ? { transform: `translate(${text.x} ${text.y}) rotate(90)` } : { x: text.x, y: text.y };
  return (
    <text className={`tl-text tl-${text.kind}`} textAnchor={text.anchor} {...place}>
      {text.text}
    </text>
  );
}

/** An outline of the picture. */
export function ShapeMark({ shape }: { readonly shape: Shape }): ReactNode {
  return <path className={`tl-${shape.look} tl-${shape.tone}${shape.expired ? ' tl-expired' : ''}`} d={shape.d} />;
}

interface PictureProps extends Box {
  /** Outlines, for what is not dry yet. */
  readonly isGhost?: boolean | undefined;
  readonly children: ReactNode;
}

/** Marks in the coordinates of the whole picture, in a box of their own. */
export function Picture({ x, y, width, height, isGhost = false, children }: PictureProps): ReactNode {
  return (
    <svg
      className={`tl-picture${isGhost ? ' tl-ghost' : ''}`}
      width={width}
      height={height}
      viewBox={`${x} ${y} ${Math.max(width, 1)} ${Math.max(height, 1)}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
