import type { ReactNode } from 'react';
import type { Part, Sentence } from './sentence.ts';
import { TokenChip } from './TokenChip.tsx';
import './words.css';

interface WordsProps {
  readonly sentence: Sentence;
  /** What a click on a line of the wrapper does; without it a line is plain text. */
  readonly onLine?: (line: number) => void;
}

/** A sentence on the page: tokens are chips, what is stressed is bold, lines may be links into the source. */
export function Words({ sentence, onLine }: WordsProps): ReactNode {
  return (
    <span className="words">
      {sentence.map((part, index) => (
        <Piece key={index} part={part} onLine={onLine} />
      ))}
    </span>
  );
}

function Piece({
  part,
  onLine,
}: {
  readonly part: Part;
  readonly onLine: ((line: number) => void) | undefined;
}): ReactNode {
  if (typeof part === 'string') return part;
  if ('strong' in part)
    return (
      <strong>
        {part.strong.map((inner, index) => (
          <Piece key={index} part={inner} onLine={onLine} />
        ))}
      </strong>
    );
  if ('token' in part) return <TokenChip {...part.token} />;
  if (!onLine) return <span className="words-line">line {part.line}</span>;
  return (
    <button type="button" className="words-line" onClick={() => onLine(part.line)}>
      line {part.line}
    </button>
  );
}
