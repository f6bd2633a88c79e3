import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Excerpt, FrontQuestion } from '../../../lessons/frontQuestions.ts';
import lock from '../../../wrappers/mutex.ts?raw';
import noLock from '../../../wrappers/no-mutex.ts?raw';
import styles from './front.module.css';

/** What stands for folded text. */
const FOLD = '⋯';

/** The wrappers that are asked about: those of all other runs come with their runs. */
const TEXTS: Readonly<Record<string, string>> = { mutex: lock, 'no-mutex': noLock };

/** What is set apart in a line: folds, and keywords. */
const APART = /(⋯)|\b(import|from|export|interface|as|new|async|await|const|let|if|else|try|finally|return)\b/;

/** The lines of the wrapper that decide the answer, or its whole file in their place. */
export function DecisiveLines({ front: { run, excerpt } }: { readonly front: FrontQuestion }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const file = `${run.wrapper}.ts`;
  const text = TEXTS[run.wrapper] ?? '';
  const lines = isWhole ? text.trimEnd().split('\n') : foldedLines(text, excerpt);
  return (
    <div className={styles.code}>
      <p>
        {isWhole ? file : 'Its decisive lines'}
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'the decisive lines' : 'the whole file'}
        </button>
      </p>
      <pre tabIndex={0} role="group" aria-label={isWhole ? file : `Lines of ${file}`}>
        <code>
          {lines.map((line, index) => (
            <span key={index}>
              <CodeLine line={line} />
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}

/** Keywords bold, folds marked. Each text is followed by a fold or a keyword. */
function CodeLine({ line }: { readonly line: string }): ReactNode {
  return line.split(APART).map((piece, index) => {
    if (!piece) return null;
    if (index % 3 === 1)
      return (
        <i key={index} title="folded">
          {piece}
        </i>
      );
    return index % 3 === 2 ? <b key={index}>{piece}</b> : piece;
  });
}

/**
 * The lines of an excerpt, with its folds in place, without empty ones, and moved to the left margin.
 *
 * @throws {Error} when a passage that it names is not in the text
 */
export function foldedLines(text: string, { from, to, folds }: Excerpt): readonly string[] {
  const start = placeIn(text, from, 0);
  const margin = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const whole = margin + text.slice(start, placeIn(text, to, start) + to.length);
  const folded = folds.reduce((current, [first, last]) => {
    const at = placeIn(current, first, 0);
    return `${current.slice(0, at)}${FOLD}${current.slice(placeIn(current, last, at) + last.length)}`;
  }, whole);
  return folded
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line));
}

function placeIn(text: string, passage: string, after: number): number {
  const at = text.indexOf(passage, after);
  if (at !== -1) return at;
  throw new Error(`Failed to fold the code: it has no ${JSON.stringify(passage)}. Quote what is there.`);
}
