import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import { linesOf } from './codeLines.ts';
import type { CodeLine, Span } from './codeLines.ts';

/** What is bold in code, wherever code is shown. Colour belongs to tokens. */
export const KEYWORD_TAGS = [
  tags.keyword,
  tags.controlKeyword,
  tags.operatorKeyword,
  tags.definitionKeyword,
  tags.moduleKeyword,
  tags.modifier,
  tags.self,
  tags.null,
  tags.bool,
];

const typescript = parser.configure({ dialect: 'ts' });

/** Two kinds only. */
const kinds = tagHighlighter([
  { tag: KEYWORD_TAGS, class: 'keyword' },
  { tag: tags.comment, class: 'comment' },
]);

/** The lines of a TypeScript text, with its keywords and comments told apart. Broken text is cut as far as it can be read. */
export function highlightLines(source: string): readonly CodeLine[] {
  const text = source.replace(/\r\n?/g, '\n');
  const spans: Span[] = [];
  highlightCode(
    text,
    typescript.parse(text),
    kinds,
    (piece, classes) =>
      spans.push({ text: piece, as: classes === 'keyword' || classes === 'comment' ? classes : 'plain' }),
    () => spans.push({ text: '\n', as: 'plain' }),
  );
  return linesOf(spans);
}
