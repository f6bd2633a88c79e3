import type { CodeLine } from './codeLines.ts';

/** One line of code: keywords bold, comments set apart. */
export function CodeText({ line }: { readonly line: CodeLine }) {
  return (
    <code>
      {line.map((span, at) =>
        span.as === 'keyword' ? (
          <b key={at}>{span.text}</b>
        ) : span.as === 'comment' ? (
          <em key={at}>{span.text}</em>
        ) : (
          span.text
        ),
      )}
    </code>
  );
}
