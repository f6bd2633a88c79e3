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
