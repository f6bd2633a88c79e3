import { parse } from '@babel/parser';
import type { Node } from '@babel/types';

/** What is done to a text to make a mutant of it. */
export const OPERATORS = [
  'statement gone',
  'condition turned',
  'await dropped',
  'statements swapped',
  'constant changed',
  'argument left out',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** A text with one small change. */
export interface Mutant {
  readonly operator: Operator;
  /** From 1, in the text that was changed. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** A change of the text between two places. */
interface Change {
  readonly operator: Operator;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** Types are no part of what runs. */
const TYPES = /^TS|^ImportDeclaration$/;

/** All mutants of a module by the operators, in the order of the text. Types and imports stay as they are. */
export function mutantsOf(text: string): readonly Mutant[] {
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
  const changes = [...walk(program)].flatMap((node) => changesOf(node, text));
  return changes
    .toSorted((one, other) => one.start - other.start)
    .map(({ operator, start, end, to }) => ({
      operator,
      line: text.slice(0, start).split('\n').length,
      from: text.slice(start, end),
      to,
      text: text.slice(0, start) + to + text.slice(end),
    }));
}

/** What a mutant is called in reports and in the list of equivalent ones: its line may change. */
export function nameOf({ operator, from, to }: Mutant): string {
  return `${operator}: ${short(from)} → ${short(to) || 'nothing'}`;
}

/** Of each side of a change, in characters. */
const LONGEST_NAME = 70;

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

function* walk(node: Node): Iterable<Node> {
  if (TYPES.test(node.type)) return;
  yield node;
  for (const value of Object.values(node) as readonly unknown[]) {
    for (const child of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      if (isNode(child)) yield* walk(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function changesOf(node: Node, text: string): readonly Change[] {
  const at = ({ start, end }: Node): { start: number; end: number } => ({ start: start ?? 0, end: end ?? 0 });
  const source = (of: Node): string => text.slice(at(of).start, at(of).end);
  const change = (operator: Operator, of: Node, to: string): Change => ({ operator, ...at(of), to });
  switch (node.type) {
    case 'Program':
    case 'BlockStatement': {
      const swaps = node.body.flatMap((one, index): readonly Change[] => {
        const next = node.body[index + 1];
        if (!next || [one, next].some(({ type }) => TYPES.test(type) || type === 'FunctionDeclaration')) return [];
        const { start } = at(one);
        const { end } = at(next);
        return [{ operator: 'statements swapped', start, end, to: `${source(next)}\n${source(one)}` }];
      });
      const gone = node.body.flatMap((one) =>
        /^(Expression|Return|If)Statement$/.test(one.type) ? change('statement gone', one, ';') : [],
      );
      return [...gone, ...swaps];
    }
    case 'IfStatement':
    case 'ConditionalExpression':
      return [change('condition turned', node.test, `!(${source(node.test)})`)];
    case 'LogicalExpression': {
      const to = { '&&': '||', '||': '&&', '??': '&&' }[node.operator];
      return [change('condition turned', node, `${source(node.left)} ${to} ${source(node.right)}`)];
    }
    case 'AwaitExpression':
      return [change('await dropped', node, source(node.argument))];
    case 'NumericLiteral':
      return [change('constant changed', node, node.value === 0 ? '1' : '0')];
    case 'StringLiteral':
      return [change('constant changed', node, "'changed'")];
    case 'BooleanLiteral':
      return [change('constant changed', node, String(!node.value))];
    case 'NullLiteral':
      return [change('constant changed', node, '0')];
    case 'CallExpression':
      return node.arguments.map((argument, index) => {
        const others = node.arguments.filter((other) => other !== argument).map((other) => source(other));
        const before = text.slice(at(node).start, at(node.callee).end);
        const left = index === node.arguments.length - 1 ? others : others.toSpliced(index, 0, 'undefined');
        return change('argument left out', node, `${before}(${left.join(', ')})`);
      });
    default:
      return [];
  }
}
