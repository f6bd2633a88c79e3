import { EditorView } from '@codemirror/view';

/** What is only in the solution is green, what is only in one's own text is red and struck out. */
export const differenceLooks = EditorView.theme({
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--right-tint)' },
  '.cm-changedLineGutter, &.cm-merge-b .cm-changedLineGutter': { background: 'var(--right-line)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--refused-tint)', padding: '0 16px 0 6px' },
  '.cm-deletedChunk .cm-deletedLine': { color: 'var(--ink)', textDecoration: 'none' },
  '.cm-deletedLineGutter, &.cm-merge-a .cm-changedLineGutter': { background: 'var(--refused-line)' },
  '.cm-deletedText, .cm-deletedLine del, .cm-deletedLine': { textDecoration: 'line-through var(--refused-line) 1px' },
  '.cm-collapsedLines': { background: 'var(--well)', color: 'var(--ink-2)', fontFamily: 'var(--sans)' },
});
