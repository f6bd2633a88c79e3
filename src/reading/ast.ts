import type { ParserPlugin } from '@babel/parser';
import { parser } from '../sim/index.ts';

/** A node of the syntax tree, with as much of its shape as reading needs. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [part: string]: unknown;
}

/**
 * The statements of a module. It is parsed leniently: what is wrong with it is told when it is compiled.
 *
 * @param file JSX is JSX in all but `.ts`
 * @returns `null` for what no parser reads
 */
export async function statementsOf(file: string, text: string): Promise<readonly Node[] | null> {
  const { parse } = await parser();
  const plugins: ParserPlugin[] = /\.([cm]?js|[jt]sx)$/.test(file) ? ['typescript', 'jsx'] : ['typescript'];
  try {
    const { program } = parse(text.replace(/^#!/, '//'), { sourceType: 'module', errorRecovery: true, plugins });
    const body: unknown = program.body;
    return Array.isArray(body) ? body.filter(isNode) : null;
  } catch {
    return null;
  }
}

/** Whether a part of a node is a node itself. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A part of a node, when it is a node of one of these types. */
export function part(node: Node | null | undefined, name: string, ...types: readonly string[]): Node | null {
  const value = node?.[name];
  return isNode(value) && (types.length === 0 || types.includes(value.type)) ? value : null;
}

/** The nodes in a list that a node has: its statements, its parameters. */
export function parts(node: Node | null | undefined, name: string): readonly Node[] {
  const value = node?.[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, the text of a string; `null` for anything else. */
export function nameOf(node: Node | null | undefined): string | null {
  if (node?.type === 'Identifier') return String(node['name']);
  if (node?.type === 'StringLiteral') return String(node['value']);
  return null;
}

/** A node and all nodes below it, from the outside in; each with its parent. Types are passed over. */
export function* nodesIn(value: unknown, parent: Node | null = null): Generator<{ node: Node; parent: Node | null }> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one, parent);
  if (!isNode(value) || /^TS(Type|Interface|.*Type$|.*Keyword$)/.test(value.type)) return;
  yield { node: value, parent };
  for (const [name, child] of Object.entries(value)) {
    if (name !== 'loc' && name !== 'typeAnnotation' && name !== 'returnType' && name !== 'typeParameters')
      yield* nodesIn(child, value);
  }
}

/** What stands inside of `x as T`, `x!`, `x satisfies T`, `(x)` and `await x`. */
export function bare(node: Node | null): Node | null {
  const wraps = [
    'TSAsExpression',
    'TSNonNullExpression',
    'TSSatisfiesExpression',
    'ParenthesizedExpression',
    'TSTypeAssertion',
  ];
  if (node && wraps.includes(node.type)) return bare(part(node, 'expression'));
  return node;
}
