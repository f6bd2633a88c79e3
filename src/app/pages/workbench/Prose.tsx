/** A sentence of an exercise: what stands in backticks is code. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}
