import type { ReactNode } from 'react';
import type { Shape, Text } from '../layout/geometry.ts';

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

interface LayersProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/**
 * The same marks twice: outlines, and over them dry ink that is clipped at the playhead by CSS alone. So nothing is
 * rendered while time moves.
 */
export function Layers({ children, ...box }: LayersProps): ReactNode {
  return (
    <>
      <Picture {...box} layer="ghost">
        {children}
      </Picture>
      <Picture {...box} layer="dry">
        {children}
      </Picture>
    </>
  );
}

/** Marks in the coordinates of the whole picture, in a box of their own. */
export function Picture({
  x,
  y,
  width,
  height,
  layer,
  children,
}: LayersProps & { readonly layer?: 'ghost' | 'dry' }): ReactNode {
  return (
    <svg
      className={`tl-picture${layer ? ` tl-${layer}` : ''}`}
      width={width}
      height={height}
      viewBox={`${x} ${y} ${Math.max(width, 1)} ${Math.max(height, 1)}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
