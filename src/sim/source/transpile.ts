import { transform } from 'sucrase';
import { WrapperError } from '../problem.ts';

/**
 * TypeScript to a CommonJS function body, line for line, so that line numbers stay the reader's.
 *
 * @param file what messages call it
 * @throws {WrapperError} kind `syntax`, with line and column
 */
export async function transpile(file: string, text: string): Promise<string> {
  await checkSyntax(file, text);
  const { code } = transform(text, {
    transforms: ['typescript', 'imports'],
    filePath: file,
    production: true,
    disableESTransforms: true,
  });
  // A function body has no `import.meta`; the world has an answer under this name.
  return code.replace(/\bimport\.meta\b/g, 'importMeta');
}

/** sucrase is no syntax checker: it lets a duplicate `const` pass. So a real parser looks first. */
async function checkSyntax(file: string, text: string): Promise<void> {
  const { parse } = await import('@babel/parser');
  try {
    parse(text, { sourceType: 'module', plugins: ['typescript'] });
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string };
    const line = loc?.line ?? 1;
    const column = (loc?.column ?? 0) + 1;
    const cause = message.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, '');
    throw new WrapperError({
      kind: 'syntax',
      message: `Failed to read ${file}: line ${line}, column ${column}: ${cause}. Correct the line and run again.`,
      place: { file, line, column },
    });
  }
}
