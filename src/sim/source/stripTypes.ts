import { transform } from 'sucrase';
import { hasJsx } from './checkSyntax.ts';

/**
 * TypeScript as JavaScript, and its imports as CommonJS has them, line for line.
 *
 * @param file by its name it may have JSX
 */
export function stripTypes(file: string, text: string): string {
  return transform(text, {
    transforms: hasJsx(file) ? ['typescript', 'jsx', 'imports'] : ['typescript', 'imports'],
    filePath: file,
    production: true,
    disableESTransforms: true,
  }).code;
}
