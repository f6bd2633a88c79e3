import type { Entry, Factory } from '../sim/index.ts';
import { bare, nameOf, nodesIn, part, parts } from './ast.ts';
import type { Node } from './ast.ts';
import {
  bindingsOf,
  fits,
  handsOn,
  isBaseQuery,
  isFunction,
  mentions,
  mentionsOneOf,
  returnsOne,
  sendersOf,
} from './baseQueryShape.ts';
import type { Binding } from './baseQueryShape.ts';

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
