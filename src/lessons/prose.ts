/** A part of a lesson: a `<Part title="…">` of its prose, with the questions it asks. */
export interface LessonPart {
  readonly title: string;
  readonly questions: readonly string[];
}

/** What the outline needs of a syntax tree of MDX. */
export interface MdxNode {
  readonly type: string;
  readonly name?: string | null | undefined;
  readonly attributes?: readonly { readonly name?: string | undefined; readonly value?: unknown }[] | undefined;
  readonly value?: string | undefined;
  readonly children?: readonly MdxNode[] | undefined;
}

/** The parts of a lesson in order, read off its syntax tree. */
export function outlineOf(tree: MdxNode): readonly LessonPart[] {
  return elements(tree, 'Part').map((part) => ({
    title: attribute(part, 'title'),
    questions: elements(part, 'Question').map((question) => attribute(question, 'id')),
  }));
}

function elements(node: MdxNode, name: string): readonly MdxNode[] {
  return (node.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
}

function attribute({ attributes = [] }: MdxNode, name: string): string {
  const value = attributes.find((candidate) => candidate.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

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

/** Quotes and apostrophes of the prose as they are printed; code and attributes stay as they are typed. */
export function typography<T extends MdxNode>(node: T): T {
  if (node.type === 'text' && node.value !== undefined) return { ...node, value: printed(node.value) };
  return node.children ? { ...node, children: node.children.map(typography) } : node;
}

function printed(text: string): string {
  return text.replaceAll(/"([^"]*)"/g, '“$1”').replaceAll("'", '’');
}
