import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

/** A module that a text imports, and what it uses of it. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** The path of the file that imports it; without it, the one with the base query does. */
  readonly file?: string;
  /** Ways in which it is used, each once, in the order of the text: `tokens.getAccess()`, `env.apiUrl`, `dispatch(logOut())`. */
  readonly uses: readonly Use[];
}

/** One way in which something imported is used. */
export interface Use {
  /** The name that the module exports, `default`, or `*`. */
  readonly name: string;
  /** Members behind it: `['getAccess']`. */
  readonly path: readonly string[];
  readonly how: 'called' | 'dispatched' | 'read' | 'passed';
  /** Something is compared with it. */
  readonly compared?: true;
  /** Only an api's endpoints and options have it, which are no part of its base query. */
  readonly aside?: true;
  readonly line: number;
}

/** What a text imports, types left out, in the order of the text. `require()` and `import()` count. */
export function importsOf(statements: readonly Node[]): readonly Import[] {
  const locals = new Map<string, { readonly specifier: string; readonly name: string }>();
  const imports = new Map<string, { line: number; uses: Use[] }>();
  const note = (specifier: string, line: number): void => {
    if (!imports.has(specifier)) imports.set(specifier, { line, uses: [] });
  };

  for (const statement of statements) {
    const specifier = nameOf(part(statement, 'source'));
    if (specifier === null || statement['importKind'] === 'type' || statement['exportKind'] === 'type') continue;
    const named = parts(statement, 'specifiers').filter((one) => one['importKind'] !== 'type');
    if (parts(statement, 'specifiers').length > 0 && named.length === 0) continue;
    note(specifier, statement.loc.start.line);
    for (const one of named) {
      const local = nameOf(part(one, 'local'));
      const name =
        one.type === 'ImportNamespaceSpecifier'
          ? '*'
          : one.type === 'ImportDefaultSpecifier'
            ? 'default'
            : nameOf(part(one, 'imported'));
      if (local !== null && name !== null && statement.type === 'ImportDeclaration')
        locals.set(local, { specifier, name });
    }
  }
  for (const { node, parent } of nodesIn(statements)) {
    const required = requiredBy(node);
    if (required !== null) {
      note(required, node.loc.start.line);
      for (const [local, name] of namesOf(part(bare(parent), 'id'))) locals.set(local, { specifier: required, name });
    }
  }
  const parents = new Map<Node, Node | null>();
  for (const { node, parent } of nodesIn(statements)) parents.set(node, parent);
  for (const node of parents.keys()) {
    const imported =
      node.type === 'Identifier' && isReference(node, parents.get(node) ?? null)
        ? locals.get(String(node['name']))
        : undefined;
    if (!imported || isShadowed(node, parents)) continue;
    const use = { ...oneUse(node, imported.name, parents), ...(isAside(node, parents) && { aside: true as const }) };
    const uses = imports.get(imported.specifier)?.uses ?? [];
    const at = uses.findIndex((one) => textOf(one) === textOf(use));
    const known = uses[at];
    if (!known) uses.push(use);
    else if (use.compared || (known.aside && !use.aside)) uses[at] = use;
  }
  // What only a type needed is gone when it runs.
  return [...imports].map(([specifier, { line, uses }]) => ({ specifier, line, uses }));
}

/** A use as one would write it: `tokens.getAccess()`. */
export function textOf({ name, path, how }: Use): string {
  const said =
    [name === '*' || name === 'default' ? null : name, ...path].filter((one) => one !== null).join('.') || name;
  if (how === 'dispatched') return `dispatch(${said}())`;
  return how === 'called' ? `${said}()` : said;
}

function requiredBy(node: Node): string | null {
  const isRequire =
    node.type === 'CallExpression' &&
    (nameOf(part(node, 'callee')) === 'require' || part(node, 'callee', 'Import') !== null);
  return isRequire
    ? nameOf(parts(node, 'arguments')[0])
    : node.type === 'ImportExpression'
      ? nameOf(part(node, 'source'))
      : null;
}

/** Names that a declaration takes from a whole module. */
function namesOf(id: Node | null): readonly (readonly [local: string, name: string])[] {
  if (id?.type === 'Identifier') return [[String(id['name']), '*']];
  return parts(id, 'properties').flatMap((one) => {
    const [name, local] = [nameOf(part(one, 'key')), nameOf(part(one, 'value'))];
    return name !== null && local !== null ? [[local, name] as const] : [];
  });
}

function isReference(node: Node, parent: Node | null): boolean {
  if (!parent || /^Import|^Export.*Specifier$/.test(parent.type)) return false;
  if (parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression')
    return part(parent, 'object') === node || parent['computed'] === true;
  if (parent.type === 'ObjectProperty') return part(parent, 'value') === node;
  return true;
}

/** Whether a name is that of a parameter, which stands before the import of that name. */
function isShadowed(identifier: Node, parents: ReadonlyMap<Node, Node | null>): boolean {
  for (let node = parents.get(identifier); node; node = parents.get(node))
    if (parts(node, 'params').some((one) => binds(one, String(identifier['name'])))) return true;
  return false;
}

/** Whether a node is in what `createApi` or `injectEndpoints` is given besides a base query. */
function isAside(identifier: Node, parents: ReadonlyMap<Node, Node | null>): boolean {
  let option: Node | null = null;
  for (let node: Node | null = identifier; node; node = parents.get(node) ?? null) {
    if (node.type === 'ObjectProperty' || node.type === 'ObjectMethod') option = node;
    const callee = node.type === 'CallExpression' ? bare(part(node, 'callee')) : null;
    const called = nameOf(callee) ?? nameOf(part(callee, 'property'));
    if (/^(createApi|injectEndpoints|enhanceEndpoints)$/.test(called ?? ''))
      return option !== null && nameOf(part(option, 'key')) !== 'baseQuery';
  }
  return false;
}

/** Whether a pattern binds a name: `name`, `{ name }`, `{ a: name = 1 }`, `[name]`, `...name`. */
function binds(pattern: Node | null, name: string): boolean {
  if (!pattern) return false;
  if (pattern.type === 'Identifier') return pattern['name'] === name;
  return [
    part(pattern, 'left'),
    part(pattern, 'argument'),
    ...parts(pattern, 'elements'),
    ...parts(pattern, 'properties').map((one) => part(one, 'value') ?? one),
  ].some((one) => binds(one, name));
}

function oneUse(identifier: Node, name: string, parents: ReadonlyMap<Node, Node | null>): Use {
  const path: string[] = [];
  let node = identifier;
  let parent = parents.get(node) ?? null;
  while (parent && /^(Optional)?MemberExpression$/.test(parent.type) && part(parent, 'object') === node) {
    const member = parent['computed'] === true ? null : nameOf(part(parent, 'property'));
    if (member === null) break;
    path.push(member);
    node = parent;
    parent = parents.get(node) ?? null;
  }
  const line = identifier.loc.start.line;
  if (!parent || !/^(Optional)?CallExpression$/.test(parent.type))
    return { name, path, how: 'read', ...(isComparison(parent) && { compared: true }), line };
  if (part(parent, 'callee') !== node)
    return { name, path, how: 'passed', ...(isSearch(parent) && { compared: true }), line };
  return { name, path, how: isDispatched(parent, parents.get(parent) ?? null) ? 'dispatched' : 'called', line };
}

function isComparison(parent: Node | null): boolean {
  return (
    parent !== null &&
    (parent.type === 'SwitchCase' ||
      (parent.type === 'BinaryExpression' && /^[!=]==?$|^[<>]=?$/.test(String(parent['operator']))))
  );
}

/** `message.includes(X)`. */
function isSearch(call: Node): boolean {
  return /^(includes|startsWith|indexOf|has|test)$/.test(nameOf(part(part(call, 'callee'), 'property')) ?? '');
}

function isDispatched(call: Node, parent: Node | null): boolean {
  if (!parent || part(parent, 'callee') === call) return false;
  const callee = part(parent, 'callee');
  const last = callee?.type.endsWith('MemberExpression') ? nameOf(part(callee, 'property')) : nameOf(callee);
  return last === 'dispatch';
}
