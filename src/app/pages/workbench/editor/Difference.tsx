import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeView } from './createEditor.ts';

interface DifferenceProps {
  /** The reader's own. */
  readonly mine: string;
  readonly solution: string;
  readonly label: string;
  readonly className: string | undefined;
}

/** A solution, with what is different in one's own text struck out above it. */
export function Difference({ mine, solution, label, className }: DifferenceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: solution,
        extensions: [
          codeView,
          EditorState.readOnly.of(true),
          unifiedMergeView({ original: mine, mergeControls: false, gutter: true, highlightChanges: false }),
          differenceLooks,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        ],
      }),
    });
    return () => view.destroy();
  }, [mine, solution, label]);
  return <div ref={place} className={className} />;
}

/** What is only in the solution is green, what is only in one's own text is red and struck out. */
const differenceLooks = EditorView.theme({
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--right-tint)' },
  '.cm-changedLineGutter, &.cm-merge-b .cm-changedLineGutter': { background: 'var(--right-line)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--refused-tint)', padding: '0 16px 0 6px' },
  '.cm-deletedChunk .cm-deletedLine': { color: 'var(--ink)', textDecoration: 'none' },
  '.cm-deletedLineGutter, &.cm-merge-a .cm-changedLineGutter': { background: 'var(--refused-line)' },
  '.cm-deletedText, .cm-deletedLine del, .cm-deletedLine': { textDecoration: 'line-through var(--refused-line) 1px' },
  '.cm-collapsedLines': { background: 'var(--well)', color: 'var(--ink-2)', fontFamily: 'var(--sans)' },
});
