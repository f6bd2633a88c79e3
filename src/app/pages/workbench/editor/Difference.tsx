import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeView } from './createEditor.ts';
import { differenceLooks } from './differenceLooks.ts';

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
