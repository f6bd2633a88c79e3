import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter, lintKeymap } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import type { Extension, Text } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { checkSyntax, WrapperError } from '../../../../sim/index.ts';
import { callGutter, showCalls } from './callGutter.ts';
import type { CallAtLine } from './callGutter.ts';
import { codeStyle, looks } from './looks.ts';
import { marks, showMarks } from './lineMarks.ts';
import type { LineMark } from './lineMarks.ts';

export interface EditorOptions {
  readonly parent: Element;
  readonly file: string;
  readonly text: string;
  readonly label: string;
  /** The id of the element that says how to leave it. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd and Enter. */
  readonly onRun: () => void;
}

export interface Editor {
  /** Another text, as a change that can be undone. */
  readonly setText: (text: string) => void;
  readonly showMarks: (shown: readonly LineMark[]) => void;
  readonly showCalls: (shown: readonly CallAtLine[]) => void;
  /** Moves a line into sight within the editor. From 1. */
  readonly reveal: (line: number) => void;
  /** Puts the cursor at the beginning of a line. From 1. */
  readonly goTo: (line: number) => void;
  readonly destroy: () => void;
}

/** What shows code: also where it is not written. */
export const codeView: Extension = [
  lineNumbers(),
  highlightSpecialChars(),
  javascript({ typescript: true }),
  syntaxHighlighting(codeStyle),
  EditorState.tabSize.of(2),
  looks,
];

/** A real editor: TypeScript, brackets, search, undo, mistakes of syntax at their line. Escape and then Tab leaves it. */
export function createEditor(options: EditorOptions): Editor {
  const { parent, file, text, label, describedBy, onChange, onRun } = options;
  const run = (): boolean => {
    onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lintGutter(),
        callGutter,
        codeView,
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        indentUnit.of('  '),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        search({ top: true }),
        marks,
        syntaxLinter(file),
        keymap.of([
          { key: 'Mod-Enter', run },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const lineAt = (line: number) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  return {
    setText(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } });
    },
    showMarks: (shown) => showMarks(view, shown),
    showCalls: (shown) => showCalls(view, shown),
    // CodeMirror's own way to do it scrolls the page as well, away from what the reader looks at.
    reveal: (line) =>
      view.requestMeasure({
        key: 'reveal',
        read: () => ({ top: view.lineBlockAt(lineAt(line).from).top, height: view.scrollDOM.clientHeight }),
        write({ top, height }) {
          view.scrollDOM.scrollTop = top - height / 2;
        },
      }),
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** After the last key, in milliseconds. */
const LOOK_AFTER_MS = 350;

/** Shows mistakes of syntax at their line, as the lab's own parser finds them: nothing of the text runs. */
function syntaxLinter(file: string): Extension {
  return linter(
    async ({ state: { doc } }) => {
      try {
        await checkSyntax(file, doc.toString());
        return [];
      } catch (error) {
        return error instanceof WrapperError ? diagnosticsOf(error, doc) : [];
      }
    },
    { delay: LOOK_AFTER_MS },
  );
}

function diagnosticsOf({ problem }: WrapperError, doc: Text): Diagnostic[] {
  const at = problem.at?.of === 'line' ? problem.at : null;
  const line = doc.line(Math.min(Math.max(at?.line ?? 1, 1), doc.lines));
  const from = Math.min(line.from + (at?.column ?? 1) - 1, line.to);
  // The file and the place stand beside it already.
  return [{ from, to: Math.max(line.to, from), severity: 'error', message: `${problem.cause}.` }];
}
