/** Stands for what makes source maps in sucrase: the lab keeps the lines of what it transpiles instead. */
export default function computeSourceMap(): never {
  throw new Error('Failed to make a source map: the page has none. Transpile without.');
}
