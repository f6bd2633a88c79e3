import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';
import type { EditorView } from '@codemirror/view';

/** A call at the line where its code stands. */
export interface CallAtLine {
  /** From 1. */
  readonly line: number;
  /** `P`, or `P2` in the second tab. */
  readonly letter: string;
  /** It waits for something else than a request of its own. */
  readonly isWaiting: boolean;
}

const setCalls = StateEffect.define<readonly CallAtLine[]>();

/** The calls, by line: they stay at their lines while somebody types, until they are set again. */
const calls = StateField.define<RangeSet<CallMarker>>({
  create: () => RangeSet.empty,
  update(shown, { changes, effects, state }) {
    const set = effects.find((effect) => effect.is(setCalls));
    return set?.is(setCalls) ? markersOf(set.value, state) : shown.map(changes);
  },
});

/** The column before the line numbers in which calls stand. Without any it takes no room. */
export const callGutter: Extension = [calls, gutter({ class: 'wb-calls', markers: ({ state }) => state.field(calls) })];

/** Shows these calls, in place of those before. */
export function showCalls(view: EditorView, shown: readonly CallAtLine[]): void {
  view.dispatch({ effects: setCalls.of(shown) });
}

function markersOf(shown: readonly CallAtLine[], { doc }: EditorState): RangeSet<CallMarker> {
  const byLine = Map.groupBy(
    shown.filter(({ line }) => line >= 1 && line <= doc.lines),
    ({ line }) => line,
  );
  return RangeSet.of(
    [...byLine].map(([line, here]) => new CallMarker(here).range(doc.line(line).from)),
    true,
  );
}

/** The letters of the calls at one line. The list beside the run says the same to a screen reader. */
class CallMarker extends GutterMarker {
  readonly calls: readonly CallAtLine[];

  constructor(here: readonly CallAtLine[]) {
    super();
    this.calls = here;
  }

  override eq(other: CallMarker): boolean {
    return JSON.stringify(other.calls) === JSON.stringify(this.calls);
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('span');
    place.setAttribute('aria-hidden', 'true');
    for (const { letter, isWaiting } of this.calls) {
      const mark = document.createElement('span');
      mark.className = isWaiting ? 'wb-call wb-waits' : 'wb-call';
      mark.textContent = letter;
      place.append(mark);
    }
    return place;
  }
}
