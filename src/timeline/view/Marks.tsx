import type { ReactNode } from 'react';
import type { Box } from '../layout/geometry.ts';
import { attributesOf } from '../marks/mark.ts';
import type { Mark } from '../marks/mark.ts';
import type { Colour, Paints } from '../marks/paint.ts';
import type { Part } from '../marks/pieces.ts';
import { useInk } from './ink.ts';

interface PictureProps extends Box {
  readonly parts: readonly Part[];
}

/** Parts in the coordinates of the whole picture, in a box of their own. */
export function Picture({ x, y, width, height, parts }: PictureProps): ReactNode {
  return (
    <svg
      className="tl-picture"
      width={width}
      height={height}
      viewBox={`${x} ${y} ${Math.max(width, 1)} ${Math.max(height, 1)}`}
      aria-hidden="true"
    >
      {parts.map((part, index) => (
        <PartMarks key={index} part={part} />
      ))}
    </svg>
  );
}

/** What dries together: dry when the playhead has passed it. */
export function PartMarks({ part: { span, marks } }: { readonly part: Part }): ReactNode {
  return <Marks marks={marks} ink={useInk(span) === 'dry' ? 'dry' : 'wet'} />;
}

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly ink: keyof Paints;
}

/** Marks as elements of SVG. */
export function Marks({ marks, ink }: MarksProps): ReactNode {
  return marks.map((mark, index) => {
    const attributes = attributesOf(mark, ink, token);
    switch (mark.as) {
      case 'path':
        return <path key={index} className={mark.className} {...attributes} />;
      case 'rect':
        return <rect key={index} {...attributes} />;
      case 'text':
        return (
          <text key={index} className={`tl-text tl-${mark.text.kind}`} {...attributes}>
            {mark.text.text}
          </text>
        );
    }
  });
}

function token(colour: Colour): string {
  return `var(--${colour})`;
}
