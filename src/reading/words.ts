import { nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

/** What a text compares and names: where to look for the line of a fact, and what is worth trying. */
export interface Words {
  /** Statuses that it compares with something, each with its first line. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Short texts in it, each with its first line. */
  readonly names: ReadonlyMap<string, number>;
}

/** A status of an answer, as a number in a text is one. */
const isStatus = (value: number): boolean => Number.isInteger(value) && value >= 200 && value < 600;

/** The statuses and names in a module. */
export function wordsOf(statements: readonly Node[]): Words {
  const statuses = new Map<number, number>();
  const names = new Map<string, number>();
  for (const { node, parent } of nodesIn(statements)) {
    const { line } = node.loc.start;
    if (node.type === 'NumericLiteral' && isStatus(Number(node['value'])) && isCompared(parent))
      note(statuses, Number(node['value']), line);
    if (node.type === 'StringLiteral' && !/^(Import|Export)/.test(parent?.type ?? ''))
      note(names, String(node['value']), line);
    if (node.type === 'TemplateElement') note(names, rawOf(node['value']), line);
    if (node.type === 'Identifier' && /Member|ObjectProperty/.test(parent?.type ?? ''))
      note(names, nameOf(node) ?? '', line);
  }
  return { statuses, names };
}

function rawOf(template: unknown): string {
  const raw: unknown = typeof template === 'object' && template !== null ? Reflect.get(template, 'raw') : '';
  return typeof raw === 'string' ? raw : '';
}

function note<Key>(lines: Map<Key, number>, key: Key, line: number): void {
  if (!lines.has(key)) lines.set(key, line);
}

/** In a comparison, a list, an enumeration or a constant: not in a timeout. */
function isCompared(parent: Node | null): boolean {
  if (!parent) return false;
  if (/^(BinaryExpression|ArrayExpression|SwitchCase|TSEnumMember)$/.test(parent.type)) return true;
  if (parent.type === 'VariableDeclarator') return true;
  return (
    parent.type === 'NewExpression' && nameOf(part(parent, 'callee')) === 'Set' && parts(parent, 'arguments').length > 0
  );
}
