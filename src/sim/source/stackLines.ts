/** Lines that `new Function` puts in front of the text. */
const FUNCTION_HEAD_LINES = 2;

/** What frames call a file: the engines take no blanks and no quotes in a `//# sourceURL`. */
export function frameName(file: string): string {
  return file.replace(/[^\w./-]/g, '_');
}

/**
 * The line of `file` nearest to the top of a stack, from 1; `null` where no frame is of that file. The module is evaluated
 * with a `//# sourceURL`, so frames of V8, SpiderMonkey and JavaScriptCore all end in `file:LINE:COLUMN`.
 */
export function lineInStack(stack: string | undefined, file: string): number | null {
  const escaped = frameName(file).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![\\w./-])${escaped}:(\\d+):\\d+`).exec(stack ?? '');
  return found ? Number(found[1]) - FUNCTION_HEAD_LINES : null;
}
