import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

// What a base query looks like in a text, by itself and as what a function gives.

/** What a client of the app's own is called, or its raw base query. */
const CLIENT = /base-?query|axios|^(api|http|client|instance|request|fetcher)$|(Client|Instance|Http|Fetcher)$/i;

/** What makes a raw base query, or sends by itself. */
const SENDERS = /^(fetchBaseQuery|fetch|axios|ky|graphqlRequestBaseQuery)$/;

/** A name with what it is bound to. */
export interface Binding {
  readonly name: string;
  readonly line: number;
  readonly value: Node;
  /** The name of its type, where it says one: `BaseQueryFn`. */
  readonly type: string | null;
}

/** What a module declares at its top level. */
export function bindingsOf(statements: readonly Node[]): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  const note = (id: Node | null, value: Node | null, at: Node): void => {
    const name = nameOf(id);
    if (name === null || !value) return;
    const type = part(part(part(id, 'typeAnnotation'), 'typeAnnotation'), 'typeName');
    bindings.set(name, { name, line: at.loc.start.line, value, type: nameOf(type) });
  };
  for (const statement of statements) {
    const declared = part(statement, 'declaration') ?? statement;
    if (declared.type === 'FunctionDeclaration') note(part(declared, 'id'), declared, declared);
    for (const one of parts(declared, 'declarations')) note(part(one, 'id'), bare(part(one, 'init')), one);
  }
  return bindings;
}

/** The names by which a module sends: raw base queries, `fetch`, clients of axios, and functions of its own that do. */
export function sendersOf(bindings: ReadonlyMap<string, Binding>, statements: readonly Node[]): ReadonlySet<string> {
  // In CommonJS they come by `require`.
  const senders = new Set<string>(['fetch', 'fetchBaseQuery', 'axios']);
  for (const statement of statements) {
    if (statement.type !== 'ImportDeclaration') continue;
    const from = nameOf(part(statement, 'source')) ?? '';
    for (const specifier of parts(statement, 'specifiers')) {
      const local = nameOf(part(specifier, 'local')) ?? '';
      const imported = nameOf(part(specifier, 'imported')) ?? local;
      const file =
        from
          .replace(/\.[jt]s$/, '')
          .split('/')
          .at(-1) ?? '';
      if (SENDERS.test(imported) || SENDERS.test(from) || [local, imported, file].some((one) => CLIENT.test(one)))
        senders.add(local);
    }
  }
  for (const statement of statements)
    for (const one of parts(part(statement, 'declaration') ?? statement, 'declarations')) {
      if (nameOf(part(bare(part(one, 'init')), 'callee')) !== 'require') continue;
      for (const property of parts(part(one, 'id'), 'properties'))
        if (SENDERS.test(nameOf(part(property, 'key')) ?? '')) senders.add(nameOf(part(property, 'value')) ?? '');
    }
  for (let before = -1; before !== senders.size;) {
    before = senders.size;
    for (const { name, value } of bindings.values()) if (mentionsOneOf(value, senders)) senders.add(name);
  }
  return senders;
}

/** Whether a name stands in a value. */
export function mentions(value: Node, name: string): boolean {
  return mentionsOneOf(value, new Set([name]));
}

/** Whether one of these names stands in a value, as more than a member's or a key. */
export function mentionsOneOf(value: Node, names: ReadonlySet<string>): boolean {
  for (const { node, parent } of nodesIn(value)) {
    const isMember =
      parent?.type === 'MemberExpression' && part(parent, 'property') === node && parent['computed'] !== true;
    const isKey = parent?.type === 'ObjectProperty' && part(parent, 'key') === node && parent['shorthand'] !== true;
    if (node.type === 'Identifier' && !isMember && !isKey && names.has(String(node['name']))) return true;
  }
  return false;
}

/** Whether what a name is bound to may be a base query. */
export function fits(
  { value, type }: Binding,
  senders: ReadonlySet<string>,
  bindings?: ReadonlyMap<string, Binding>,
): boolean {
  if (type === 'BaseQueryFn') return true;
  if (value.type === 'CallExpression') {
    const callee = nameOf(part(value, 'callee'));
    if (callee === 'fetchBaseQuery') return true;
    // `guard(raw)`, with a function of the file that gives one.
    const own = bindings?.get(callee ?? '');
    return (callee === 'retry' || returnsOne(own?.value, senders)) && mentionsOneOf(value, senders);
  }
  return isBaseQuery(value, senders);
}

/** A function that is called as a base query is: with arguments, and most often with `api` and options behind them. */
export function isBaseQuery(value: Node | null, senders: ReadonlySet<string>): boolean {
  if (!value || !isFunction(value)) return false;
  const parameters = parts(value, 'params');
  const [first, second] = parameters;
  if (!first || parameters.length > 3) return false;
  const isObject =
    first.type === 'ObjectPattern' && parts(first, 'properties').some((one) => nameOf(part(one, 'key')) === 'url');
  const isNamed = /^_?(args?|arg|request|query|requestOpts|params|input|options)$/i.test(nameOf(first) ?? '');
  if (handsOn(value, parameters)) return true;
  const hasApi =
    second !== undefined &&
    (second.type === 'ObjectPattern' || /api|store|context|query|thunk|ctx/i.test(nameOf(second) ?? ''));
  return (
    (isObject || (isNamed && (hasApi || parameters.length === 1)) || (hasApi && parameters.length === 3)) &&
    mentionsOneOf(value, senders)
  );
}

/** Whether a function hands its parameters on to another one, as a base query round another one does. */
export function handsOn(value: Node, parameters: readonly Node[]): boolean {
  const [args, api] = parameters.map((one) => nameOf(one));
  if (args === null || args === undefined || api === null || api === undefined) return false;
  for (const { node } of nodesIn(part(value, 'body'))) {
    const given = node.type === 'CallExpression' ? parts(node, 'arguments').map(nameOf) : [];
    if (given[1] === api && (given[0] === args || parameters.length === 3)) return true;
  }
  return false;
}

/** Whether a value is written as a function. */
export function isFunction(node: Node): boolean {
  return ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type);
}

/** A function that gives a base query: itself an arrow in its return, or a name that stands for one. */
export function returnsOne(value: Node | undefined, senders: ReadonlySet<string>): boolean {
  if (!value || !isFunction(value)) return false;
  const body = part(value, 'body');
  const inner = body?.type === 'BlockStatement' ? bindingsOf(parts(body, 'body')) : new Map<string, Binding>();
  const sending = new Set([
    ...senders,
    ...[...inner.values()].filter((one) => mentionsOneOf(one.value, senders)).map(({ name }) => name),
  ]);
  const isOne = (given: Node | null): boolean => {
    const returned = bare(given);
    const named = inner.get(nameOf(returned) ?? '');
    if (named) return fits(named, sending) || isFunction(named.value);
    if (returned?.type === 'CallExpression' && nameOf(part(returned, 'callee')) === 'retry') return true;
    return (
      returned !== null && isFunction(returned) && (isBaseQuery(returned, sending) || mentionsOneOf(returned, sending))
    );
  };
  if (body && body.type !== 'BlockStatement') return isOne(body);
  return parts(body, 'body').some((one) => one.type === 'ReturnStatement' && isOne(part(one, 'argument')));
}
