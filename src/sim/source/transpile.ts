import { transform } from 'sucrase';
import { WrapperError } from '../problem.ts';
import { checkSyntax, hasJsx } from './checkSyntax.ts';
import type { Span } from './checkSyntax.ts';

/** A function body has no `import.meta`; the world has an answer under this name. */
const IMPORT_META = 'importMeta';

/**
 * TypeScript to a CommonJS function body, line for line, so that line numbers stay the reader's.
 *
 * @param file what messages call it
 * @throws {WrapperError} kind `syntax`, with line and column
 */
export async function transpile(file: string, text: string): Promise<string> {
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
  const metas = await checkSyntax(file, module);
  const { code } = transform(withoutMeta(module, metas), {
    transforms: hasJsx(file) ? ['typescript', 'jsx', 'imports'] : ['typescript', 'imports'],
    filePath: file,
    production: true,
    disableESTransforms: true,
  });
  return code;
}

/** The text with `import.meta` replaced where it is code. Lines stay where they are. */
function withoutMeta(text: string, metas: readonly Span[]): string {
  return metas.toReversed().reduce((rest, { start, end }) => {
    const breaks = rest.slice(start, end).replace(/[^\n]/g, '');
    return rest.slice(0, start) + IMPORT_META + breaks + rest.slice(end);
  }, text);
}
