/** A stretch of one line that is set in one way. */
export interface Span {
  readonly text: string;
  readonly as: 'plain' | 'keyword' | 'comment';
}

/** A line of source, in spans. */
export type CodeLine = readonly Span[];

/** The lines of a text, without any highlighting. A final line break begins no line. */
export function plainLines(text: string): readonly CodeLine[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => [{ text: line, as: 'plain' }]);
}

/** Cuts spans of a whole text into lines. */
export function linesOf(spans: readonly Span[]): readonly CodeLine[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    for (const [index, text] of span.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ text, as: span.as });
    }
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}
