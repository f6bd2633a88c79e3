import { listed } from '../sim/index.ts';
import type { Problem, Source } from '../sim/index.ts';
import { isNode, nameOf, nodesIn, part, parts, statementsOf } from './ast.ts';
import type { Node } from './ast.ts';

/**
 * Lines of loops in a text that nothing in them ends: no `break`, `return` or `throw`, and nothing that changes what they
 * ask for while they hold the thread. `while (refreshing) {}` is one, `while (refreshing) await pause()` is none.
 *
 * @returns from 1, in the order of the text; none for what is no module
 */
export async function endlessLoops({ file, text }: Pick<Source, 'file' | 'text'>): Promise<readonly number[]> {
  const statements = (await statementsOf(file, text)) ?? [];
  const lines: number[] = [];
  for (const { node } of nodesIn(statements)) if (isEndless(node)) lines.push(node.loc.start.line);
  return [...new Set(lines)];
}

/** A run that was ended because it did not end, with the loop that is to be looked at, where the text has one. */
export async function withItsLoop(problem: Problem, source: Pick<Source, 'file' | 'text'>): Promise<Problem> {
  if (problem.kind !== 'endless' || problem.at !== null) return problem;
  const [line, ...more] = await endlessLoops(source);
  if (line === undefined) return problem;
  if (more.length > 0)
    return {
      ...problem,
      remedy: `Look at the loops in lines ${listed([line, ...more].map(String))}: nothing in them ends them.`,
    };
  return {
    ...problem,
    remedy: 'Look at the loop there: nothing in it ends it.',
    at: { of: 'line', file: source.file, line, column: null },
  };
}

function isEndless(loop: Node): boolean {
  if (!/^(While|DoWhile|For)Statement$/.test(loop.type)) return false;
  const test = part(loop, 'test');
  const isAlways = test === null || (test.type === 'BooleanLiteral' && test['value'] === true);
  const asked = new Set(namesIn(test));
  for (const { node } of ownNodesOf(loop)) {
    if (/^(Break|Return|Throw)Statement$/.test(node.type)) return false;
    // Who gives the thread away lets others change what is asked for.
    if (!isAlways && /^(AwaitExpression|YieldExpression)$/.test(node.type)) return false;
    if (changedBy(node).some((name) => asked.has(name))) return false;
  }
  // A call may give another answer each time: `while (!queue.isEmpty())`.
  return isAlways || ![...nodesIn(test)].some(({ node }) => node.type.endsWith('CallExpression'));
}

/** The nodes of a loop, without those of functions in it, which run when somebody calls them. */
function* ownNodesOf(loop: Node): Generator<{ readonly node: Node }> {
  for (const name of ['test', 'update', 'body']) {
    const inner = part(loop, name);
    if (inner) yield* ownNodesIn(inner);
  }
}

function* ownNodesIn(node: Node): Generator<{ readonly node: Node }> {
  yield { node };
  if (node.type.includes('Function')) return;
  for (const child of Object.values(node)) {
    const inner: readonly unknown[] = Array.isArray(child) ? child : [child];
    for (const one of inner) if (isNode(one)) yield* ownNodesIn(one);
  }
}

function namesIn(value: Node | null): readonly string[] {
  return [...nodesIn(value)].flatMap(({ node }) => nameOf(node) ?? []);
}

/** What a node assigns, counts up, or calls a method of. */
function changedBy(node: Node): readonly string[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return namesIn(part(node, 'left'));
    case 'UpdateExpression':
      return namesIn(part(node, 'argument'));
    case 'CallExpression':
      return [...namesIn(part(node, 'callee')), ...parts(node, 'arguments').flatMap(namesIn)];
    default:
      return [];
  }
}
