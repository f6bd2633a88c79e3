import { useEffect, useState } from 'react';
import { plainLines } from './codeLines.ts';
import type { CodeLine } from './codeLines.ts';

type Highlight = (text: string) => readonly CodeLine[];

/** The lines of a source. The highlighter arrives in a chunk of its own; until then, and without it, they are plain. */
export function useCodeLines(text: string): readonly CodeLine[] {
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  useEffect(() => {
    let wanted = true;
    import('./highlight.ts').then(
      (module) => wanted && setHighlight(() => module.highlightLines),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return highlight ? highlight(text) : plainLines(text);
}
