import type { MdxNode } from './outline.ts';

/** Components that stand in a sentence. */
const INLINE: ReadonlySet<string> = new Set(['Claim', 'Fact', 'Tok']);

/**
 * MDX takes a paragraph that consists of components alone for a row of blocks. Claims and facts are words: this puts
 * them back into a paragraph.
 */
export function inlineElements<T extends MdxNode>(node: T): T {
  if (!node.children) return node;
  const children: MdxNode[] = [];
  let row: MdxNode[] = [];
  const flush = (): void => {
    if (row.length > 0) children.push({ type: 'paragraph', children: row });
    row = [];
  };
  for (const child of node.children) {
    if (child.type === 'mdxJsxFlowElement' && INLINE.has(child.name ?? '')) {
      row.push(...(row.length > 0 ? [{ type: 'text', value: ' ' }] : []), inText(child));
      continue;
    }
    flush();
    children.push(inlineElements(child));
  }
  flush();
  return { ...node, children };
}

/** The same element as part of a sentence; paragraphs in it are its words. */
function inText(node: MdxNode): MdxNode {
  const children = (node.children ?? []).flatMap((child) =>
    child.type === 'paragraph' ? (child.children ?? []) : [child],
  );
  return {
    ...node,
    type: 'mdxJsxTextElement',
    children: children.map((child) => (child.type === 'mdxJsxFlowElement' ? inText(child) : child)),
  };
}
