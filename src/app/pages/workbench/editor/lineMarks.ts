import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

/** What checks say of a line. */
export interface LineMark {
  /** From 1. */
  readonly line: number;
  /** What it violates, in a few words. */
  readonly note: string;
  /** The one whose run is shown: yellow. */
  readonly isCurrent: boolean;
}

const setMarks = StateEffect.define<readonly LineMark[]>();

/** Marks of lines. They move with the text until they are set again. */
export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { changes, effects, state }) {
    const set = effects.find((effect) => effect.is(setMarks));
    return set?.is(setMarks) ? decorationsOf(set.value, state) : shown.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows these marks, in place of those before. */
export function showMarks(view: EditorView, shown: readonly LineMark[]): void {
  view.dispatch({ effects: setMarks.of(shown) });
}

function decorationsOf(shown: readonly LineMark[], { doc }: EditorState): DecorationSet {
  const ranges = shown.flatMap(({ line, note, isCurrent }): Range<Decoration>[] => {
    if (line < 1 || line > doc.lines) return [];
    const { from, to } = doc.line(line);
    return [
      Decoration.line({ class: isCurrent ? 'wb-current' : 'wb-violated' }).range(from),
      Decoration.widget({ widget: new Note(note), side: 1 }).range(to),
    ];
  });
  return Decoration.set(ranges, true);
}

/** What a line violates, at its end. The list of checks says the same to a screen reader. */
class Note extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: Note): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const note = document.createElement('span');
    note.className = 'wb-note';
    note.setAttribute('aria-hidden', 'true');
    note.textContent = this.text;
    return note;
  }
}
