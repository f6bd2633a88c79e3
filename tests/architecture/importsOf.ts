import { parse } from '@babel/parser';

/** One import of a file, however it is written. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/**
 * Every module that a TypeScript file names: `import`, `export … from`, `import()`, `import('…').Type`, and
 * `new URL('….ts', import.meta.url)`, which is how a worker is named.
 */
export function importsOf(text: string): readonly Import[] {
  const imports: Import[] = [];
  visit(parse(text, { sourceType: 'module', plugins: ['typescript', 'jsx'] }).program);
  return imports;

  function visit(node: unknown): void {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    const named = namedModule(node);
    if (named !== undefined) imports.push({ specifier: named, line: node.loc.start.line });
    Object.values(node).forEach(visit);
  }
}

interface Node {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}

function namedModule(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return textOf(node['source']);
    case 'TSImportType':
      return textOf(node['argument']);
    case 'CallExpression':
      return isNode(node['callee']) && node['callee'].type === 'Import' ? firstTextOf(node['arguments']) : undefined;
    case 'NewExpression':
      return isNode(node['callee']) && node['callee']['name'] === 'URL' ? moduleOfUrl(node['arguments']) : undefined;
    default:
      return undefined;
  }
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return textOf(node['literal']);
  return node.type === 'StringLiteral' ? String(node['value']) : undefined;
}

function firstTextOf(nodes: unknown): string | undefined {
  return Array.isArray(nodes) ? textOf(nodes[0]) : undefined;
}

function moduleOfUrl(nodes: unknown): string | undefined {
  const base: unknown = Array.isArray(nodes) ? nodes[1] : undefined;
  const isOwn = isNode(base) && isNode(base['object']) && base['object'].type === 'MetaProperty';
  const path = firstTextOf(nodes);
  return isOwn && path !== undefined && /\.[cm]?[jt]sx?$/.test(path) ? path : undefined;
}
