import { parse } from '@babel/parser';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function* nodesIn(value: unknown, parents: readonly Node[] = []): Generator<{ node: Node; parents: readonly Node[] }> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one, parents);
  if (!isNode(value)) return;
  yield { node: value, parents };
  for (const [name, child] of Object.entries(value)) if (name !== 'loc') yield* nodesIn(child, [value, ...parents]);
}

function statementsOf(file: string, text: string): readonly Node[] {
  const { program } = parse(text, {
    sourceType: 'module',
    plugins: file.endsWith('.ts') ? ['typescript'] : ['typescript', 'jsx'],
  });
  return (program.body as unknown as readonly Node[]).filter(isNode);
}

const nameOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : null;

/** Names in a pattern: `a`, `{ a, b: c }`, `[a, ...b]`, `a = 1`. */
function namesIn(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return [];
  const name = nameOf(pattern);
  if (name !== null) return [name];
  const inner = ['properties', 'elements'].flatMap(
    (key) => (Array.isArray(pattern[key]) ? pattern[key] : []) as unknown[],
  );
  return [...inner, pattern['value'], pattern['left'], pattern['argument'], pattern['parameter']].flatMap(namesIn);
}

/** What a module declares and does not export: variables, functions, parameters, imports. */
function ownNames(statements: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const exported = new Set<string>();
  for (const { node, parents } of nodesIn(statements)) {
    const isExported = parents.some(({ type }) => type === 'ExportNamedDeclaration') && parents.length <= 2;
    const declared =
      node.type === 'VariableDeclarator'
        ? namesIn(node['id'])
        : /^(FunctionDeclaration|ClassDeclaration|TSEnumDeclaration)$/.test(node.type)
          ? namesIn(node['id'])
          : [];
    for (const name of declared) (isExported ? exported : names).add(name);
    if (/Function|Method/.test(node.type) && Array.isArray(node['params']))
      for (const one of node['params']) for (const name of namesIn(one)) names.add(name);
    if (node.type === 'CatchClause') for (const name of namesIn(node['param'])) names.add(name);
    if (/^Import.*Specifier$/.test(node.type)) for (const name of namesIn(node['local'])) names.add(name);
  }
  // Types have names of their own, which may be the same.
  for (const { node } of nodesIn(statements))
    if (/^TS(Interface|TypeAlias)/.test(node.type)) for (const name of namesIn(node['id'])) exported.add(name);
  return new Set([...names].filter((name) => !exported.has(name)));
}

/**
 * A text in which everything that it names itself has another name.
 *
 * @param other the name in place of the n-th
 */
export async function renamed(file: string, text: string, other: (at: number) => string): Promise<string> {
  const statements = statementsOf(file, text);
  const names = new Map([...ownNames(statements)].map((name, at) => [name, other(at)]));
  const edits: { start: number; end: number; by: string }[] = [];
  for (const { node, parents } of nodesIn(statements)) {
    const [parent, outer] = parents;
    const name = nameOf(node);
    const by = name === null ? undefined : names.get(name);
    if (name === null || by === undefined || !parent) continue;
    const end = node.start + name.length;
    if (parent.type.endsWith('MemberExpression') && parent['property'] === node && parent['computed'] !== true)
      continue;
    if (
      /^(ClassMethod|ClassProperty|ObjectMethod|TSPropertySignature|TSMethodSignature|TSEnumMember)$/.test(
        parent.type,
      ) &&
      parent['key'] === node
    )
      continue;
    if (
      /^TS(PropertySignature|FunctionType|MethodSignature|TypeReference|QualifiedName)$/.test(parent.type) ||
      outer?.type === 'TSFunctionType'
    )
      continue;
    if (parent.type === 'ObjectProperty' && parent['shorthand'] === true) {
      if (parent['key'] === node) edits.push({ start: node.start, end, by: `${name}: ${by}` });
      continue;
    }
    if (parent.type === 'ObjectProperty' && parent['key'] === node && parent['computed'] !== true) continue;
    if (parent.type === 'ImportSpecifier') {
      if (parent['local'] === node)
        edits.push({ start: parent.start, end: parent.end, by: `${nameOf(parent['imported']) ?? name} as ${by}` });
      continue;
    }
    if (parent.type === 'ExportSpecifier') {
      if (parent['local'] === node)
        edits.push({ start: parent.start, end: parent.end, by: `${by} as ${nameOf(parent['exported']) ?? name}` });
      continue;
    }
    // `{ a = 1 }` has its name in the pattern and in the key.
    if (
      parent.type === 'AssignmentPattern' &&
      parent['left'] === node &&
      outer?.type === 'ObjectProperty' &&
      outer['shorthand'] === true
    ) {
      edits.push({ start: node.start, end, by: `${name}: ${by}` });
      continue;
    }
    edits.push({ start: node.start, end, by });
  }
  return edited(text, edits);
}

function edited(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly by: string }[],
): string {
  const once = new Map(edits.map((edit) => [`${edit.start}`, edit]));
  return [...once.values()]
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, by }) => rest.slice(0, start) + by + rest.slice(end), text);
}

/**
 * A text in two files: what stands above its last function and is no import goes into `./helpers`, which the rest imports.
 *
 * @returns `null` where the rest changes a variable of what would go, or nothing would
 */
export async function movedHelpers(
  file: string,
  text: string,
): Promise<{ readonly rest: string; readonly helpers: string } | null> {
  if (!/^(import|export|'use client')/m.test(text) || text.includes('module.exports')) return null;
  const statements = statementsOf(file, text);
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration');
  const others = statements.filter(({ type }) => type !== 'ImportDeclaration');
  const last = others.findLastIndex(({ type, declaration, ...rest }) => {
    const declared = isNode(declaration) ? declaration : { type, ...rest };
    return (
      declared.type === 'FunctionDeclaration' ||
      (/=>|async/.test(text.slice(others[0]?.start ?? 0)) && /Variable|Function/.test(declared.type))
    );
  });
  const helpers = others.slice(0, last);
  const rest = others.slice(last);
  if (helpers.length === 0 || rest.length === 0) return null;
  const declared = helpers.flatMap((one) => {
    const inner = isNode(one['declaration']) ? one['declaration'] : one;
    if (inner.type !== 'VariableDeclaration') return namesIn(inner['id']).map((name) => ({ name, inner }));
    return (inner['declarations'] as readonly Node[]).flatMap(({ id }) => namesIn(id).map((name) => ({ name, inner })));
  });
  const changed = new Set<string>();
  for (const { node } of nodesIn(rest))
    if (/^(Assignment|Update)Expression$/.test(node.type))
      for (const name of [...namesIn(node['left']), ...namesIn(node['argument'])]) changed.add(name);
  if (declared.some(({ name }) => changed.has(name))) return null;
  const values = declared.filter(({ inner }) => !/^TS(Interface|TypeAlias)/.test(inner.type)).map(({ name }) => name);
  const types = declared.filter(({ inner }) => /^TS(Interface|TypeAlias)/.test(inner.type)).map(({ name }) => name);
  const slice = ({ start, end }: Node): string => text.slice(start, end);
  const head = imports.map(slice).join('\n');
  const exportedAlready = helpers.filter(({ type }) => type.startsWith('Export')).map(slice);
  const body = helpers.map((one) =>
    one.type.startsWith('Export') || one.type === 'ExpressionStatement' ? slice(one) : `export ${slice(one)}`,
  );
  if (
    helpers.some(({ type }) => type === 'ExportDefaultDeclaration') ||
    exportedAlready.some((one) => one.startsWith('export {'))
  )
    return null;
  return {
    helpers: `${head}\n${body.join('\n')}\n`,
    rest: [
      head,
      `import { ${values.join(', ')} } from './helpers';`,
      types.length > 0 ? `import type { ${types.join(', ')} } from './helpers';` : '',
      ...rest.map(slice),
    ].join('\n'),
  };
}
