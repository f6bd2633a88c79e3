import { transform } from 'sucrase';
import { WrapperError } from '../problem.ts';
import { checkSyntax, hasJsx } from './checkSyntax.ts';
import type { Binding, Rewrites, Span } from './checkSyntax.ts';
import type { Source } from './source.ts';

/** A function body has no `import.meta`; the world has an answer under this name. */
const IMPORT_META = 'importMeta';

/**
 * TypeScript to a CommonJS function body, line for line, so that line numbers stay the reader's.
 *
 * @param file what messages call it
 * @param origin whose text it is: the lab's own is known to be right, and waits for no parser, which is as large as the
 * rest of the simulator
 * @param behind what is put behind the text, by what it declares
 * @throws {WrapperError} kind `syntax`, with line and column
 */
export async function transpile(
  file: string,
  text: string,
  origin: Source['origin'],
  behind: (bindings: readonly Binding[]) => string = () => '',
): Promise<string> {
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
  const { code } = transform(`${rewritten(module, rewrites)}${behind(rewrites.bindings)}`, {
    transforms: hasJsx(file) ? ['typescript', 'jsx', 'imports'] : ['typescript', 'imports'],
    filePath: file,
    production: true,
    disableESTransforms: true,
  });
  return code;
}

/** The same as `checkSyntax` finds in the lab's own texts to be rewritten: they have no lists of exports. */
export function rewritesOfLab(text: string): Rewrites {
  const metas = [...text.matchAll(/\bimport\.meta\b/g)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
  return { metas, exportLists: [], bindings: [] };
}

/**
 * The text as a function's body can have it: with `import.meta` under another name, and lists of exports at its end, since
 * there they are assignments of what has to be declared by then. Lines stay where they are.
 */
function rewritten(text: string, { metas, exportLists }: Rewrites): string {
  const spans = [
    ...metas.map((span) => ({ span, by: IMPORT_META })),
    ...exportLists.map((span) => ({ span, by: '' })),
  ].toSorted((a, b) => b.span.start - a.span.start);
  const body = spans.reduce((rest, { span, by }) => replaced(rest, span, by), text);
  return [body, ...exportLists.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' '))].join('\n');
}

function replaced(text: string, { start, end }: Span, by: string): string {
  const breaks = text.slice(start, end).replaceAll(/[^\n]/g, '');
  return text.slice(0, start) + by + breaks + text.slice(end);
}
