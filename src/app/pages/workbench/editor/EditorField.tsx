import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { createEditor } from './createEditor.ts';
import type { Editor } from './createEditor.ts';
import type { CallAtLine } from './callGutter.ts';
import type { LineMark } from './lineMarks.ts';

/** What the page around it can ask of the editor. */
export type EditorHandle = Pick<Editor, 'goTo'>;

interface EditorFieldProps {
  readonly file: string;
  /** Follows `onChange`; another text takes the place of what stands there. */
  readonly text: string;
  readonly label: string;
  readonly describedBy: string;
  /** `null`: those that are shown stay, and move with the text. */
  readonly marks: readonly LineMark[] | null;
  /** Where calls stand in the run that is shown. */
  readonly calls: readonly CallAtLine[];
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly handle: Ref<EditorHandle>;
  readonly className: string | undefined;
}

/** CodeMirror in the page. Give it a key: another file is another editor, with an undo of its own. */
export function EditorField(props: EditorFieldProps) {
  const { file, text, label, describedBy, marks, calls, handle, className } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const made = createEditor({
      parent,
      file,
      text: latest.current.text,
      label,
      describedBy,
      onChange: (next) => latest.current.onChange(next),
      onRun: () => latest.current.onRun(),
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.destroy();
    };
  }, [file, label, describedBy]);

  useEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => {
    if (!marks) return;
    editor.current?.showMarks(marks);
    const current = marks.find(({ isCurrent }) => isCurrent);
    if (current) editor.current?.reveal(current.line);
  }, [marks, file]);
  useEffect(() => editor.current?.showCalls(calls), [calls, file]);
  useImperativeHandle(handle, () => ({ goTo: (line) => editor.current?.goTo(line) }), []);

  return <div ref={place} className={className} />;
}
