import { useEffect, useState } from 'react';

const NONE: ReadonlySet<number> = new Set();

/**
 * The numbers of the lines that a text has and an earlier one has not. What compares them is loaded when there is
 * something to compare.
 *
 * @param before `null` for none
 */
export function useAddedLines(before: string | null, text: string): ReadonlySet<number> {
  const [found, setFound] = useState({ before, text, added: NONE });
  useEffect(() => {
    if (before === null) return undefined;
    let wanted = true;
    void import('./addedLines.ts').then(
      ({ addedLines }) => wanted && setFound({ before, text, added: addedLines(before, text) }),
    );
    return () => {
      wanted = false;
    };
  }, [before, text]);
  return found.before === before && found.text === text ? found.added : NONE;
}
