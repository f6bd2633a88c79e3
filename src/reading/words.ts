import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

/** What a text compares and names: where to look for the line of a fact, and what is worth trying. */
export interface Words {
  /** Statuses that it compares with something, each with its first line. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Short texts in it, each with its first line. */
  readonly names: ReadonlyMap<string, number>;
  /** What it compares parts of an answer's body with. */
  readonly compared: readonly Compared[];
  /** Fields of an answer's body from which it takes what went wrong: `message` of `error.data.message`. */
  readonly told: readonly string[];
}

/** `data.code === 40101`: the path in the body, and the values that it is compared with. */
export interface Compared {
  readonly path: readonly string[];
  readonly values: readonly (string | number)[];
}

/** A status of an answer, as a number in a text is one. */
const isStatus = (value: number): boolean => Number.isInteger(value) && value >= 200 && value < 600;

/** The statuses and names in a module. */
export function wordsOf(statements: readonly Node[]): Words {
  const statuses = new Map<number, number>();
  const names = new Map<string, number>();
  const constants = constantsIn(statements);
  const aliases = aliasesIn(statements);
  const told = new Set<string>();
  const compared = new Map<string, { readonly path: readonly string[]; readonly values: Set<string | number> }>();
  for (const { node, parent } of nodesIn(statements)) {
    const { line } = node.loc.start;
    if (node.type === 'NumericLiteral' && isStatus(Number(node['value'])) && isCompared(parent))
      note(statuses, Number(node['value']), line);
    if (node.type === 'StringLiteral' && !/^(Import|Export)/.test(parent?.type ?? ''))
      note(names, String(node['value']), line);
    if (node.type === 'TemplateElement') note(names, rawOf(node['value']), line);
    if (node.type === 'Identifier' && /Member|ObjectProperty/.test(parent?.type ?? ''))
      note(names, nameOf(node) ?? '', line);
    if (node.type === 'StringLiteral' && /^[2-5]\d\d$/.test(String(node['value'])) && isCompared(parent))
      note(statuses, Number(node['value']), line);
    const field = node.type.endsWith('MemberExpression') ? (nameOf(part(node, 'property')) ?? '') : '';
    if (TOLD.test(field) && lastNameOf(bare(part(node, 'object'))) === 'data') told.add(field);
    for (const { path, value } of comparisonsAt(node, constants, aliases)) {
      const known = compared.get(path.join('.')) ?? { path, values: new Set() };
      known.values.add(value);
      compared.set(path.join('.'), known);
    }
  }
  return {
    statuses,
    names,
    told: [...told],
    compared: [...compared.values()].map(({ path, values }) => ({ path, values: [...values] })),
  };
}

/** What a field is called that says to somebody what went wrong. */
const TOLD = /^(error_?)?(message|msg|description|reason)$/i;

function lastNameOf(node: Node | null): string | null {
  return node?.type.endsWith('MemberExpression') ? nameOf(part(node, 'property')) : nameOf(node);
}

type Literal = string | number;

/** Constants of a module by name, and members of objects and enumerations by theirs. */
function constantsIn(statements: readonly Node[]): ReadonlyMap<string, Literal> {
  const constants = new Map<string, Literal>();
  for (const { node } of nodesIn(statements)) {
    const [name, value] =
      node.type === 'VariableDeclarator'
        ? [part(node, 'id'), part(node, 'init')]
        : node.type === 'ObjectProperty'
          ? [part(node, 'key'), part(node, 'value')]
          : node.type === 'TSEnumMember'
            ? [part(node, 'id'), part(node, 'initializer')]
            : [null, null];
    const literal = literalOf(bare(value), new Map());
    const named = nameOf(name);
    const isName = node.type === 'VariableDeclarator' || /[A-Z]/.test(named ?? '');
    if (literal !== null && named !== null && isName) constants.set(named, literal);
  }
  return constants;
}

function literalOf(node: Node | null, constants: ReadonlyMap<string, Literal>): Literal | null {
  if (node?.type === 'NumericLiteral') return Number(node['value']);
  if (node?.type === 'StringLiteral') return String(node['value']);
  if (node?.type === 'Identifier') return constants.get(nameOf(node) ?? '') ?? null;
  if (node?.type.endsWith('MemberExpression')) return constants.get(nameOf(part(node, 'property')) ?? '') ?? null;
  return null;
}

/** Parts of an answer that are no part of its body. */
const NO_FIELD =
  /^(status|originalStatus|statusText|method|type|url|endpoint|length|name|readyState|OS|state|key|path|pathname)$/;

/** What a node compares of a body: `a.data.code === X`, `[X, Y].includes(code)`, `message.includes('expired')`, `case X`. */
function comparisonsAt(
  node: Node,
  constants: ReadonlyMap<string, Literal>,
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly { readonly path: readonly string[]; readonly value: Literal }[] {
  const pairs = (of: Node | null, values: readonly (Node | null)[]) => {
    const path = aliases.get(nameOf(bare(of)) ?? '') ?? fieldPathOf(bare(of), aliases);
    return path === null || path.length === 0
      ? []
      : values.flatMap((one) => {
          const value = literalOf(bare(one), constants);
          return value === null ? [] : [{ path, value }];
        });
  };
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(String(node['operator']))) {
    const [left, right] = [part(node, 'left'), part(node, 'right')];
    return [...pairs(left, [right]), ...pairs(right, [left])];
  }
  if (node.type === 'SwitchStatement')
    return pairs(
      part(node, 'discriminant'),
      parts(node, 'cases').map((one) => part(one, 'test')),
    );
  if (node.type.endsWith('CallExpression')) {
    const callee = part(node, 'callee');
    const method = nameOf(part(callee, 'property'));
    const [argument = null] = parts(node, 'arguments');
    if (!/^(includes|startsWith|indexOf|has)$/.test(method ?? '')) return [];
    const list = bare(part(callee, 'object'));
    return list?.type === 'ArrayExpression' ? pairs(argument, parts(list, 'elements')) : pairs(list, [argument]);
  }
  return [];
}

/** Variables that hold a part of a body: `const message = error.data?.message`. */
function aliasesIn(statements: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, readonly string[]>();
  for (const { node } of nodesIn(statements)) {
    if (node.type !== 'VariableDeclarator') continue;
    const [id, init] = [part(node, 'id'), firstOf(bare(part(node, 'init')))];
    const path = init?.type.endsWith('MemberExpression') ? fieldPathOf(init) : null;
    const name = nameOf(id);
    if (name !== null && path !== null) aliases.set(name, path);
    for (const one of parts(id, 'properties')) {
      const [key, local] = [nameOf(part(one, 'key')), nameOf(part(one, 'value'))];
      if (key !== null && local !== null && key !== local) aliases.set(local, [key]);
    }
  }
  return aliases;
}

/** What is taken where it is there: `a` of `a || b` and `a ?? b`. */
function firstOf(node: Node | null): Node | null {
  const isChoice = node?.type === 'LogicalExpression' && node['operator'] !== '&&';
  return isChoice ? firstOf(bare(part(node, 'left'))) : node;
}

/** The path of a member in a body: what stands behind `data`, else its last name alone. */
function fieldPathOf(
  node: Node | null,
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly string[] | null {
  const names: string[] = [];
  let inner = node;
  while (inner?.type.endsWith('MemberExpression')) {
    const name = nameOf(part(inner, 'property'));
    if (name !== null && inner['computed'] !== true) names.unshift(name);
    inner = bare(part(inner, 'object'));
  }
  if (names.length === 0 && inner?.type === 'Identifier') names.push(nameOf(inner) ?? '');
  // `const body = answer.data` is the body itself.
  if (nameOf(inner) === 'data' || aliases.get(nameOf(inner) ?? '')?.length === 0) names.unshift('data');
  const path = names.slice(names.lastIndexOf('data') + 1);
  const last = path.at(-1);
  if (last === undefined) return names.includes('data') ? [] : null;
  if (last === '' || (NO_FIELD.test(last) && !names.includes('data'))) return null;
  return names.includes('data') ? path : [last];
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
  if (
    /^(BinaryExpression|ArrayExpression|SwitchCase|TSEnumMember|ObjectProperty|TSAsExpression|AssignmentPattern)$/.test(
      parent.type,
    )
  )
    return true;
  if (parent.type === 'VariableDeclarator') return true;
  return (
    parent.type === 'NewExpression' && nameOf(part(parent, 'callee')) === 'Set' && parts(parent, 'arguments').length > 0
  );
}
