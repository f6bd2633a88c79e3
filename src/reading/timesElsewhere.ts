import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

/** What takes a time as its n-th argument. */
const TAKES_TIME: Readonly<Record<string, number>> = { setTimeout: 1, setInterval: 1, timeout: 0 };

/**
 * Names of the environment, or of modules that were not given, by which a text says how long it waits: `VITE_WAIT`,
 * `LIMIT of ./constants`.
 *
 * @param isGiven whether a name of the environment is said
 */
export function timesElsewhere(
  statements: readonly Node[],
  standIns: readonly string[],
  isGiven: (name: string) => boolean,
): readonly string[] {
  const elsewhere = new Map<string, string>();
  for (const statement of statements) {
    const from = statement.type === 'ImportDeclaration' ? nameOf(part(statement, 'source')) : null;
    if (from === null || !standIns.includes(from)) continue;
    for (const one of parts(statement, 'specifiers')) {
      const local = nameOf(part(one, 'local'));
      if (local !== null) elsewhere.set(local, `${nameOf(part(one, 'imported')) ?? local} of ${from}`);
    }
  }
  const sourceOf = (value: Node | null): string | null => {
    for (const { node, parent } of nodesIn(value)) {
      const name = environmentName(node);
      if (name !== null && !isGiven(name)) return name;
      const isMember = parent?.type.endsWith('MemberExpression') && part(parent, 'property') === node;
      const known = node.type === 'Identifier' && !isMember ? elsewhere.get(String(node['name'])) : undefined;
      if (known !== undefined) return known;
    }
    return null;
  };
  for (const { node } of nodesIn(statements)) {
    if (node.type !== 'VariableDeclarator') continue;
    const [name, from] = [nameOf(part(node, 'id')), constantOf(bare(part(node, 'init')), sourceOf)];
    if (name !== null && from !== null) elsewhere.set(name, from);
  }
  const found = [...nodesIn(statements)].flatMap(({ node }) => sourceOf(timeIn(node)) ?? []);
  return [...new Set(found)];
}

/** `VITE_WAIT` of `import.meta.env.VITE_WAIT`, and of `process.env.VITE_WAIT`. */
function environmentName(node: Node): string | null {
  if (!node.type.endsWith('MemberExpression') || nameOf(part(part(node, 'object'), 'property')) !== 'env') return null;
  return nameOf(part(node, 'property'));
}

/** A constant that is made of one from elsewhere, `Number(env.X)`; a function is none. */
function constantOf(init: Node | null, sourceOf: (value: Node | null) => string | null): string | null {
  if (!init || init.type.includes('Function')) return null;
  const callee = nameOf(part(init, 'callee'));
  if (init.type.endsWith('CallExpression') && !/^(Number|parseInt|parseFloat)$/.test(callee ?? '')) return null;
  return sourceOf(init);
}

/** The time that a node takes: `timeout: 5000`, `setTimeout(stop, 5000)`, `AbortSignal.timeout(5000)`. */
function timeIn(node: Node): Node | null {
  if (node.type === 'ObjectProperty' && nameOf(part(node, 'key')) === 'timeout') return part(node, 'value');
  if (!node.type.endsWith('CallExpression')) return null;
  const callee = part(node, 'callee');
  const name = nameOf(callee) ?? nameOf(part(callee, 'property')) ?? '';
  const at = Object.hasOwn(TAKES_TIME, name) ? TAKES_TIME[name] : undefined;
  return at === undefined ? null : (parts(node, 'arguments')[at] ?? null);
}
