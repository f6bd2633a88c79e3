import { WrapperError } from '../problem.ts';
import { checkSyntax } from './checkSyntax.ts';
import type { Binding, Rewrites, Span } from './checkSyntax.ts';
import { awaitsOfLab, markingEdits, placesOf } from './awaits.ts';
import type { AwaitPlace, Edit } from './awaits.ts';
import type { Source } from './source.ts';
import { stripperFor } from './stripper.ts';
import type { Strip } from './stripper.ts';

/** A function body has no `import.meta`; the world has an answer under this name. */
const IMPORT_META = 'importMeta';

/** A module as a function's body can have it. */
export interface Transpiled {
  readonly code: string;
  /** The same with marks at its awaits: made when it is asked for. */
  readonly marked: () => { readonly code: string; readonly places: readonly AwaitPlace[] };
}

/**
 * TypeScript to a CommonJS function body, line for line, so that line numbers stay the reader's.
 *
 * @param file what messages call it
 * @param origin whose text it is: the lab's own is known to be right, and waits for no parser, which is as large as the
 * rest of the simulator
 * @param behind what is put behind the text, by what it declares
 * @param given takes the types off it in place of the usual
 * @throws {WrapperError} kind `syntax`, with line and column
 */
export async function transpile(
  file: string,
  text: string,
  origin: Source['origin'],
  behind: (bindings: readonly Binding[]) => string = () => '',
  given?: Strip,
): Promise<Transpiled> {
  // oxlint-disable-next-line no-control-regex -- what tells a picture, or UTF-16, from a text
  if (/[\u0000-\u0008]/.test(text)) {
    throw new WrapperError({
      kind: 'syntax',
      deed: `read ${file}`,
      cause: 'it is no text in UTF-8',
      remedy: 'Open the source of a wrapper.',
      at: null,
    });
  }
  const module = text.replace(/^#!/, '//');
  const rewrites = origin === 'lab' ? rewritesOfLab(module) : await checkSyntax(file, module);
  const strip = given ?? (await stripperFor(text));
  const codeOf = (edits: readonly Edit[]): string =>
    strip(file, `${rewritten(module, rewrites, edits)}${behind(rewrites.bindings)}`);
  return {
    code: codeOf([]),
    marked() {
      const awaits = rewrites.awaits();
      const edits = markingEdits(module, awaits);
      return { code: codeOf(edits), places: placesOf(module, awaits) };
    },
  };
}

/** The same as `checkSyntax` finds in the lab's own texts to be rewritten: they have no lists of exports. */
export function rewritesOfLab(text: string): Rewrites {
  const metas = [...text.matchAll(/\bimport\.meta\b/g)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
  return { metas, exportLists: [], bindings: [], awaits: () => awaitsOfLab(text) };
}

/**
 * The text as a function's body can have it: with `import.meta` under another name, and lists of exports at its end, since
 * there they are assignments of what has to be declared by then. Lines stay where they are.
 */
function rewritten(text: string, { metas, exportLists }: Rewrites, marks: readonly Edit[]): string {
  const breaksIn = ({ start, end }: Span): string => text.slice(start, end).replaceAll(/[^\n]/g, '');
  const edits = [
    ...metas.map((span) => ({ ...span, by: IMPORT_META + breaksIn(span) })),
    ...exportLists.map((span) => ({ ...span, by: breaksIn(span) })),
    ...marks,
  ].toSorted((a, b) => a.start - b.start);
  let body = '';
  let at = 0;
  for (const { start, end, by } of edits) {
    body += text.slice(at, start) + by;
    at = end;
  }
  body += text.slice(at);
  return [body, ...exportLists.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' '))].join('\n');
}
