import type { Entry, Factory } from '../sim/index.ts';
import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';

/** A place where the base query may be. */
export interface EntryFound {
  readonly entry: Entry;
  readonly line: number;
  /** What it is called in a question: `baseQueryWithReauth`, `createApi`. */
  readonly label: string;
  /** How a comment says that it is this one: `entry=createApi:2`. */
  readonly said: string;
}

/** The name that RTK Query's documentation gives it. */
const USUAL_NAME = 'baseQueryWithReauth';

/** What a client of the app's own is called, or its raw base query. */
const CLIENT = /base-?query|axios|^(api|http|client|instance|request|fetcher)$|(Client|Instance|Http|Fetcher)$/i;

/** What makes a raw base query, or sends by itself. */
const SENDERS = /^(fetchBaseQuery|fetch|axios|ky|graphqlRequestBaseQuery)$/;

/**
 * Where the base query of a module may be, the likeliest first.
 *
 * A function is one when it sends by a raw base query, `fetch` or axios, or is said to be a `BaseQueryFn`. Of several,
 * one that another of them calls is the raw one inside of it.
 *
 * @returns none for a module that has no base query; more than one where the text does not tell
 */
export function entriesOf(statements: readonly Node[]): readonly EntryFound[] {
  const bindings = bindingsOf(statements);
  const senders = sendersOf(bindings, statements);
  const exported = exportsOf(statements);
  const candidates = [...bindings.values()].filter((one) => fits(one, senders, bindings));
  const outer = outermost(candidates);

  // By that name it is one, whatever it does: but where the app is given what repeats it.
  const named = [...bindings.values()].find(({ name }) => exported.get(name) === USUAL_NAME || name === USUAL_NAME);
  const usual =
    named &&
    (outer.find(({ value }) => nameOf(part(value, 'callee')) === 'retry' && mentions(value, named.name)) ?? named);
  const apis = apisOf(statements);
  const served = apis.flatMap(({ baseQuery }) => candidates.filter(({ name }) => name === nameOf(baseQuery)));
  const factories = outermost(
    [...bindings.values()].filter((one) => exported.has(one.name) && returnsOne(one.value, senders)),
  );

  const public_ = outer.filter(({ name }) => exported.has(name));
  const byDefault = public_.find(({ name }) => exported.get(name) === 'default');
  const ways: readonly (readonly EntryFound[])[] = [
    usual ? [!fits(usual, senders) && returnsOne(usual.value, senders) ? factory(usual) : found(usual)] : [],
    onlyOuter(served, outer).map(found),
    byDefault ? [found(byDefault)] : [],
    namelessDefault(statements, (value) => mentionsOneOf(value, senders)),
    public_.map(found),
    commonJsExports(statements, senders),
    namelessDefault(statements, () => true),
    guardedFirst(apis).map(foundApi),
    factories.map(factory),
    outer.map(found),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}

/** Those that no other of them calls. */
function outermost(those: readonly Binding[]): readonly Binding[] {
  return those.filter((one) => !those.some((other) => other !== one && mentions(other.value, one.name)));
}

/** Of what apis are given, what no other of it is round. */
function onlyOuter(served: readonly Binding[], outer: readonly Binding[]): readonly Binding[] {
  const inBoth = [...new Set(served)].filter((one) => outer.includes(one));
  return inBoth.length > 0 ? inBoth : [...new Set(served)];
}

interface ApiCall {
  readonly at: number;
  readonly line: number;
  readonly baseQuery: Node | null;
}

/** Of several apis those whose base query is more than a raw one. */
function guardedFirst(apis: readonly ApiCall[]): readonly ApiCall[] {
  const guarded = apis.filter(({ baseQuery }) => nameOf(part(baseQuery, 'callee')) !== 'fetchBaseQuery');
  return guarded.length > 0 ? guarded : apis;
}

function foundApi({ at, line }: ApiCall): EntryFound {
  return { entry: { by: 'api', at }, line, label: 'createApi', said: `createApi:${at + 1}` };
}

/**
 * What a reader says is the base query: something at the top level of a module, as it is, or as what a factory gives; or
 * that of the n-th `createApi`, `createApi:2`.
 */
export function entryNamed(name: string, statements: readonly Node[]): readonly EntryFound[] {
  const [, number] = /^createApi:(\d+)$/.exec(name) ?? [];
  if (number !== undefined)
    return apisOf(statements)
      .filter(({ at }) => at === Number(number) - 1)
      .map(foundApi);
  const binding = bindingsOf(statements).get(name);
  if (!binding) return [];
  const senders = sendersOf(bindingsOf(statements), statements);
  return [!fits(binding, senders) && returnsOne(binding.value, senders) ? factory(binding) : found(binding)];
}

interface Binding {
  readonly name: string;
  readonly line: number;
  readonly value: Node;
  /** The name of its type, where it says one: `BaseQueryFn`. */
  readonly type: string | null;
}

function found({ name, line }: Binding): EntryFound {
  return { entry: { by: 'binding', name }, line, label: name, said: name };
}

function factory({ name, line, value }: Binding): EntryFound {
  const called = calledWith(value);
  return {
    entry: { by: 'factory', name, ...called },
    line,
    label: `${name}()${called.then ? '()' : ''}`,
    said: name,
  };
}

/** What a factory is called with. What has a value by itself needs none: a parameter, and an option. */
function calledWith(value: Node): Factory {
  const parameters = parts(value, 'params').filter(({ type }) => type !== 'AssignmentPattern');
  const names = parameters.map(nameOf);
  const leftOut = new Set<string>();
  const note = (pattern: Node | null): void => {
    for (const one of parts(pattern, 'properties'))
      if (part(one, 'value', 'AssignmentPattern')) leftOut.add(nameOf(part(one, 'key')) ?? '');
  };
  for (const parameter of parameters) note(parameter);
  for (const { node } of nodesIn(part(value, 'body'))) {
    if (node.type === 'VariableDeclarator' && names.includes(nameOf(part(node, 'init'))) && part(node, 'init'))
      note(part(node, 'id'));
    const option = node.type === 'LogicalExpression' && node['operator'] === '??' ? bare(part(node, 'left')) : null;
    if (option?.type === 'MemberExpression' && names.includes(nameOf(part(option, 'object'))))
      leftOut.add(nameOf(part(option, 'property')) ?? '');
  }
  const [given] = returnedBy(value);
  return {
    parameters: parameters.map((one) => (isAddressIn(value, one) ? 'baseUrl' : parameterName(one))),
    ...(leftOut.size > 0 && { leftOut: [...leftOut] }),
    ...(given && isFactory(given) && { then: calledWith(given) }),
  };
}

/** Whether a parameter is what addresses begin with: `baseUrl: it`, or `${it}/path`. */
function isAddressIn(value: Node, parameter: Node): boolean {
  const name = nameOf(parameter);
  if (name === null) return false;
  for (const { node } of nodesIn(part(value, 'body'))) {
    if (
      node.type === 'ObjectProperty' &&
      /^base(url)?$/i.test(nameOf(part(node, 'key')) ?? '') &&
      nameOf(part(node, 'value')) === name
    )
      return true;
    const [before] = node.type === 'TemplateLiteral' ? parts(node, 'quasis') : [];
    if (before?.start === before?.end && nameOf(parts(node, 'expressions')[0]) === name) return true;
  }
  return false;
}

function parameterName(parameter: Node): string {
  return nameOf(parameter) ?? 'options';
}

/** What a module declares at its top level. */
function bindingsOf(statements: readonly Node[]): ReadonlyMap<string, Binding> {
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

/** Local names that are exported, with the name that they are exported by. */
export function exportsOf(statements: readonly Node[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of statements) {
    const declaration = bare(part(statement, 'declaration'));
    if (statement.type === 'ExportDefaultDeclaration') {
      const name = nameOf(declaration) ?? nameOf(part(declaration, 'id'));
      if (name !== null) names.set(name, 'default');
    }
    if (statement.type !== 'ExportNamedDeclaration' || part(statement, 'source')) continue;
    for (const specifier of parts(statement, 'specifiers')) {
      const local = nameOf(part(specifier, 'local'));
      if (local !== null) names.set(local, nameOf(part(specifier, 'exported')) ?? local);
    }
    for (const one of parts(declaration, 'declarations'))
      for (const name of namesIn(part(one, 'id'))) names.set(name, name);
    const own = nameOf(part(declaration, 'id'));
    if (own !== null) names.set(own, own);
  }
  return names;
}

/** The names that a declaration declares: `a`, or all in `{ a, b: c }`. */
function namesIn(id: Node | null): readonly string[] {
  const name = nameOf(id);
  if (name !== null) return [name];
  return parts(id, 'properties').flatMap((one) => namesIn(part(one, 'value')));
}

/** The names by which a module sends: raw base queries, `fetch`, clients of axios, and functions of its own that do. */
function sendersOf(bindings: ReadonlyMap<string, Binding>, statements: readonly Node[]): ReadonlySet<string> {
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

function mentions(value: Node, name: string): boolean {
  return mentionsOneOf(value, new Set([name]));
}

function mentionsOneOf(value: Node, names: ReadonlySet<string>): boolean {
  for (const { node, parent } of nodesIn(value)) {
    const isMember =
      parent?.type === 'MemberExpression' && part(parent, 'property') === node && parent['computed'] !== true;
    const isKey = parent?.type === 'ObjectProperty' && part(parent, 'key') === node && parent['shorthand'] !== true;
    if (node.type === 'Identifier' && !isMember && !isKey && names.has(String(node['name']))) return true;
  }
  return false;
}

function fits(
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
function isBaseQuery(value: Node | null, senders: ReadonlySet<string>): boolean {
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
function handsOn(value: Node, parameters: readonly Node[]): boolean {
  const [args, api] = parameters.map((one) => nameOf(one));
  if (args === null || args === undefined || api === null || api === undefined) return false;
  for (const { node } of nodesIn(part(value, 'body'))) {
    const given = node.type === 'CallExpression' ? parts(node, 'arguments').map(nameOf) : [];
    if (given[1] === api && (given[0] === args || parameters.length === 3)) return true;
  }
  return false;
}

function isFunction(node: Node): boolean {
  return ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type);
}

/** A function that gives a base query: itself an arrow in its return, or a name that stands for one. */
function returnsOne(value: Node | undefined, senders: ReadonlySet<string>): boolean {
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

/** The functions that a function returns: written there, or by the name that it gave them. */
function returnedBy(value: Node): readonly Node[] {
  const body = part(value, 'body');
  const inner = bindingsOf(parts(body, 'body'));
  const returned =
    body?.type === 'BlockStatement'
      ? parts(body, 'body').flatMap((one) => (one.type === 'ReturnStatement' ? (part(one, 'argument') ?? []) : []))
      : [body];
  return returned.flatMap((one) => {
    const given = bare(one);
    const found = inner.get(nameOf(given) ?? '')?.value ?? given;
    return found && isFunction(found) ? [found] : [];
  });
}

/** Whether what a factory gives is one again: it waits for nothing, and gives a function that hands its arguments on. */
function isFactory(value: Node): boolean {
  return (
    value['async'] !== true &&
    returnedBy(value).some((one) => parts(one, 'params').length > 1 && handsOn(one, parts(one, 'params')))
  );
}

function namelessDefault(statements: readonly Node[], isOne: (value: Node) => boolean): readonly EntryFound[] {
  for (const statement of statements) {
    const value = bare(part(statement, 'declaration'));
    if (statement.type !== 'ExportDefaultDeclaration' || !value || nameOf(part(value, 'id')) !== null) continue;
    if (isFunction(value) && isOne(value))
      return [{ entry: { by: 'default' }, line: statement.loc.start.line, label: 'export default', said: 'default' }];
  }
  return [];
}

/** What a module in CommonJS exports as a function: `module.exports = { x: async (args) => … }`, `exports.x = …`. */
function commonJsExports(statements: readonly Node[], senders: ReadonlySet<string>): readonly EntryFound[] {
  const isOne = (value: Node): boolean => mentionsOneOf(value, senders) && isFunction(value);
  const exported = (key: string, value: Node, line: number): EntryFound => {
    const isFactory = !isBaseQuery(value, senders) && returnsOne(value, senders);
    const entry = { by: 'export', key, ...(isFactory && { factory: calledWith(value) }) } as const;
    return { entry, line, label: isFactory ? `${key}()` : key, said: key };
  };
  for (const statement of statements) {
    const assignment = part(statement, 'expression', 'AssignmentExpression');
    const to = part(assignment, 'left', 'MemberExpression');
    const value = bare(part(assignment, 'right'));
    const [object, member] = [part(to, 'object'), nameOf(part(to, 'property'))];
    if (!value || member === null) continue;
    const line = statement.loc.start.line;
    const isWhole = nameOf(object) === 'module' && member === 'exports';
    if (isWhole && isOne(value)) return [{ entry: { by: 'default' }, line, label: 'module.exports', said: 'default' }];
    const owner = isWhole ? parts(value, 'properties') : [];
    for (const property of owner) {
      const key = nameOf(part(property, 'key'));
      const given = property.type === 'ObjectMethod' ? property : bare(part(property, 'value'));
      if (key !== null && given && (isOne(given) || property.type === 'ObjectMethod'))
        return [exported(key, given, property.loc.start.line)];
    }
    const isOneOf = nameOf(object) === 'exports' || nameOf(part(object, 'property')) === 'exports';
    if (isOneOf && isOne(value)) return [exported(member, value, line)];
  }
  return [];
}

/** The calls of `createApi` in a module, in the order in which they run. */
function apisOf(statements: readonly Node[]): readonly ApiCall[] {
  const apis: ApiCall[] = [];
  for (const { node } of nodesIn(statements)) {
    if (node.type !== 'CallExpression' || nameOf(part(node, 'callee')) !== 'createApi') continue;
    const [options] = parts(node, 'arguments');
    const property = parts(options, 'properties').find((one) => nameOf(part(one, 'key')) === 'baseQuery');
    apis.push({ at: apis.length, line: node.loc.start.line, baseQuery: bare(part(property, 'value')) });
  }
  return apis;
}
