import type { MdxNode } from './outline.ts';

/** Quotes and apostrophes of the prose as they are printed; code and attributes stay as they are typed. */
export function typography<T extends MdxNode>(node: T): T {
  if (node.type === 'text' && node.value !== undefined) return { ...node, value: printed(node.value) };
  return node.children ? { ...node, children: node.children.map(typography) } : node;
}

function printed(text: string): string {
  return text.replaceAll(/"([^"]*)"/g, '“$1”').replaceAll("'", '’');
}
