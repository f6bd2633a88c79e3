/** A passage of a wrapper, with the line it begins on, from 1. */
export interface PassageLine {
  readonly line: number;
  readonly why: string;
}

/** Where the passages of a wrapper stand in its text, in the order of the text. Those that are not in it are left out. */
export function passageLines(
  text: string,
  passages: readonly { readonly text: string; readonly why: string }[],
): readonly PassageLine[] {
  return passages
    .flatMap((passage) => {
      const index = text.indexOf(passage.text);
      return index < 0 ? [] : [{ line: text.slice(0, index).split('\n').length, why: passage.why }];
    })
    .toSorted((a, b) => a.line - b.line);
}
