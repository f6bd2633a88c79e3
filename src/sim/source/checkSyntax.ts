import { WrapperError } from '../problem.ts';
import { awaitsIn } from './awaits.ts';
import type { Awaits } from './awaits.ts';
import { parser } from './parser.ts';

/** Where something is in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface SyntaxNode extends Span {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly [part: string]: unknown;
}

/** What of a module has to be written otherwise before it can be a function's body. */
export interface Rewrites {
  /** Where it says `import.meta`. */
  readonly metas: readonly Span[];
  /** Lists of what it exports, `export { a as b };`, which may stand above the `const` that they name. */
  readonly exportLists: readonly Span[];
  /** What it declares at its top level: in these an app may keep its tokens. */
  readonly bindings: readonly Binding[];
  /** Where it awaits: found when it is asked for. */
  readonly awaits: () => Awaits;
}

/** A name of a module's top level. */
export interface Binding {
  readonly name: string;
  /** Another value can be put into it: a `let`. */
  readonly isVariable: boolean;
}

/**
 * Looks at a module with a real parser: sucrase is no syntax checker, and lets a duplicate `const` pass.
 *
 * @param file what messages call it; JSX is JSX in all but `.ts`
 * @throws {WrapperError} kind `syntax`, with line and column, also for what the lab does not run
 */
export async function checkSyntax(file: string, text: string): Promise<Rewrites> {
  const { parse } = await parser();
  const metas: Span[] = [];
  const exportLists: Span[] = [];
  const bindings: Binding[] = [];
  try {
    const { program } = parse(text, {
      sourceType: 'module',
      plugins: hasJsx(file) ? ['typescript', 'jsx'] : ['typescript'],
    });
    for (const statement of nodesIn(program.body)) bindings.push(...bindingsOf(statement));
    for (const { node, isInFunction } of nodesOf(program, false)) {
      const refusal = refusalOf(node, isInFunction);
      const { line, column } = node.loc.start;
      if (refusal !== null) throw syntaxError(file, line, column + 1, refusal);
      if (node.type === 'MetaProperty' && nameOf(node['meta']) === 'import') metas.push(node);
      if (isExportList(node)) exportLists.push(node);
    }
    return { metas, exportLists, bindings, awaits: () => awaitsIn(program.body) };
  } catch (error) {
    if (error instanceof WrapperError) throw error;
    const { loc, message, missingPlugin } = error as Complaint;
    const cause = missingPlugin ? `the lab does not run ${missingPlugin[0]}` : message;
    const lines = text.trimEnd().split('\n');
    const last = lines.at(-1) ?? '';
    const isPastEnd = loc && (loc.line > lines.length || (loc.line === lines.length && loc.column >= last.length));
    if (isPastEnd && /^Unexpected token|^Unterminated/.test(message))
      throw syntaxError(
        file,
        lines.length,
        last.length + 1,
        'the file ends here, and what was opened before is not closed',
      );
    throw syntaxError(file, loc?.line ?? 1, (loc?.column ?? 0) + 1, cause);
  }
}

function bindingsOf(statement: SyntaxNode): readonly Binding[] {
  const [declared = statement] = nodesIn([statement['declaration']]);
  if (declared['declare'] === true) return [];
  if (declared.type === 'ClassDeclaration') return nodesIn([declared['id']]).map((id) => binding(id, false));
  if (declared.type !== 'VariableDeclaration') return [];
  return nodesIn(declared['declarations'])
    .flatMap((one) => nodesIn([one['id']]))
    .filter((id) => id.type === 'Identifier')
    .map((id) => binding(id, declared['kind'] !== 'const'));
}

function binding(id: SyntaxNode, isVariable: boolean): Binding {
  return { name: String(id['name']), isVariable };
}

function nodesIn(list: unknown): readonly SyntaxNode[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** Whether `<p>` in a file is an element, and not a type. */
export function hasJsx(file: string): boolean {
  return /\.([cm]?js|[jt]sx)$/.test(file);
}

/** What the parser throws. */
interface Complaint {
  readonly message: string;
  readonly loc?: { readonly line: number; readonly column: number };
  readonly missingPlugin?: readonly string[];
}

function syntaxError(file: string, line: number, column: number, cause: string): WrapperError {
  return new WrapperError({
    kind: 'syntax',
    deed: `read ${file}`,
    // The parser ends with the place once more, and a full stop.
    cause: cause.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, ''),
    remedy: 'Correct the line and run again.',
    at: { of: 'line', file, line, column },
  });
}

function isExportList(node: SyntaxNode): boolean {
  return (
    node.type === 'ExportNamedDeclaration' && !node['declaration'] && !node['source'] && node['exportKind'] !== 'type'
  );
}

/** Why the lab does not run something that is right as it is; `null` where it does. */
function refusalOf(node: SyntaxNode, isInFunction: boolean): string | null {
  const awaits = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node['await'] === true);
  if (awaits && !isInFunction) return 'a module cannot use await at its top level here';
  // sucrase leaves it out, and the first use of it would throw.
  if (node.type === 'TSModuleDeclaration' && node['declare'] !== true && hasValues(node))
    return 'the lab does not run a namespace with values in it';
  return null;
}

function hasValues(namespace: SyntaxNode): boolean {
  const { body } = namespace['body'] as { readonly body: readonly SyntaxNode[] | SyntaxNode };
  return [body].flat().some((statement) => {
    const declared = (statement['declaration'] as SyntaxNode | null | undefined) ?? statement;
    return !/^TS(Interface|TypeAlias)/.test(declared.type);
  });
}

function* nodesOf(value: unknown, isInFunction: boolean): Generator<{ node: SyntaxNode; isInFunction: boolean }> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one, isInFunction);
  if (!isNode(value)) return;
  yield { node: value, isInFunction };
  const isFunction = /Function|Method/.test(value.type);
  for (const part of Object.values(value)) yield* nodesOf(part, isInFunction || isFunction);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(identifier: unknown): unknown {
  return isNode(identifier) ? identifier['name'] : null;
}
