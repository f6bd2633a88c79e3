/** A stretch of a source, by its lines from 1, both of them in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where the wrapper itself begins; what stands above is imports and the raw base query. */
const WRAPPER = 'export const baseQueryWithReauth';

/** The lines of a source that a lesson shows at first: from the wrapper itself to the end. */
export function wrapperStretch(text: string): Stretch {
  const at = text.indexOf(WRAPPER);
  return { from: at < 0 ? 1 : lineAt(text, at), to: lineCount(text) };
}

/**
 * The lines that a passage covers.
 *
 * @throws {Error} when it does not occur exactly once
 */
export function passageStretch(text: string, passage: string, file: string): Stretch {
  const times = text.split(passage).length - 1;
  if (times !== 1)
    throw new Error(
      `Failed to find ${JSON.stringify(passage)} in ${file}: it occurs ${times} times. Quote what occurs once.`,
    );
  const from = lineAt(text, text.indexOf(passage));
  return { from, to: from + passage.split('\n').length - 1 };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
