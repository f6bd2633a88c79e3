/** An `await`, and where it stands. */
export interface AwaitPlace {
  /** From 1. */
  readonly line: number;
  /** From 1, of the word `await`. */
  readonly column: number;
  /** What is awaited, on one line, and short: `mutex.waitForUnlock()`. */
  readonly text: string;
}

/** Where something is in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** An async function with awaits of its own. */
export interface AsyncBody extends Span {
  /** Its body is an expression: `async () => await send()`. */
  readonly isExpression: boolean;
  /** The async function around it, by its place in the list; `null` for none. */
  readonly outer: number | null;
}

/** What of a text is marked, in the order of the text. */
export interface Awaits {
  readonly bodies: readonly AsyncBody[];
  /** From the word `await` to the end of what is awaited. `of`: the function, by its place in `bodies`. */
  readonly awaits: readonly (Span & { readonly of: number })[];
  /** Just inside the block of a `catch` or `finally`: code goes on there whose await was rejected. */
  readonly handlers: readonly { readonly at: number; readonly of: number }[];
  /** The names in calls of `fetch`, and of what `fetchBaseQuery` gave: such a call notes its line. */
  readonly senders: readonly (Span & { readonly line: number })[];
}

/** An async function that runs, as its marks know it. */
export interface AsyncFrame {
  /** What it awaits next is about to be evaluated. The result is told when it goes on. */
  on(index: number): { left<T>(value: T): T };
  /** What it awaits is evaluated, and it gives up its thread. */
  is<T>(value: T): T;
  /** It goes on in a `catch` or `finally`. */
  back(): void;
  /** It is over. */
  exit(): void;
}

/** What the marks of a text call. */
export interface Marks {
  /** By the places of a file's awaits: what an async function calls as it begins, with the function around it. */
  of(file: string, places: readonly AwaitPlace[]): (outer?: AsyncFrame) => AsyncFrame;
  /** The same function, which notes its line while it is called. */
  sends<A extends unknown[], R>(line: number, send: (...args: A) => R): (...args: A) => R;
}

/** A replacement of a stretch of text, which may be empty. */
export interface Edit extends Span {
  readonly by: string;
}

/** What a marked text finds its marks by. A text that has such names itself is not marked. */
export const ENTER = '$enter';
export const SENDS = '$sends';
const RESERVED = /\$enter|\$sends|\$f\d/;

/**
 * The edits that mark each await as it is reached and left. Nothing more is awaited than before, so that no microtask is
 * added, and each line stays where it is:
 *
 *     async () => { await send(); }
 *     async () => {const $f0=$enter();try{ $f0.on(0).left(await $f0.is( send())); }finally{$f0.exit()}}
 *
 * `on` comes before the operand is evaluated, so that what is called in it is known to be within this await; `is` after,
 * when the function is about to give up its thread; `left` when it goes on.
 *
 * @returns none for a text that uses the names of the marks itself
 */
export function markingEdits(text: string, { bodies, awaits, handlers, senders }: Awaits): readonly Edit[] {
  if (RESERVED.test(text)) return [];
  const insert = (at: number, rank: number, by: string) => ({ start: at, end: at, rank, by });
  const edits = [
    ...bodies.flatMap(({ start, end, isExpression, outer }, index) => {
      const enter = `const $f${index}=${ENTER}(${outer === null ? '' : `$f${outer}`});try{`;
      const exit = `}finally{$f${index}.exit()}`;
      return isExpression
        ? [insert(start, 2, `{${enter}return (`), insert(end, 1, `)${exit}}`)]
        : [insert(start + 1, 2, enter), insert(end - 1, 1, exit)];
    }),
    ...awaits.flatMap(({ start, end, of }, index) => [
      insert(start, 4, `$f${of}.on(${index}).left(`),
      insert(start + 'await'.length, 5, ` $f${of}.is(`),
      insert(end, 0, '))'),
    ]),
    ...handlers.map(({ at, of }) => insert(at, 3, `$f${of}.back();`)),
    ...senders.map(({ start, end, line }) => ({
      start,
      end,
      rank: 6,
      by: `${SENDS}(${line},${text.slice(start, end)})`,
    })),
  ];
  return edits.toSorted((a, b) => a.start - b.start || a.rank - b.rank);
}

/** Where the awaits of a text stand, in their order. */
export function placesOf(text: string, { awaits }: Awaits): readonly AwaitPlace[] {
  return awaits.map(({ start, end }) => {
    const before = text.slice(0, start).split('\n');
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      text: shortened(text.slice(start + 'await'.length, end)),
    };
  });
}

/** The longest that is told of what is awaited, in characters. */
const LONGEST = 48;

function shortened(operand: string): string {
  const flat = operand
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([([]) | ([)\]])/g, '$1$2')
    .trim();
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** A node of a parser. */
interface SyntaxNode extends Span {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly [part: string]: unknown;
}

/**
 * What of a parsed module is marked: each `await` of its async functions. Not marked are functions with what goes on
 * without a mark, `for await` and `await using`, and generators, which give up their thread at a `yield` too.
 */
export function awaitsIn(program: unknown): Awaits {
  const bodies: AsyncBody[] = [];
  const awaits: (Span & { of: number })[] = [];
  const handlers: { at: number; of: number }[] = [];
  const senders: (Span & { line: number })[] = [];
  const names = new Set(['fetch', ...baseQueriesIn(program)]);

  /**
   * @param of the marked function whose own code this is
   * @param outer the innermost marked function around it
   */
  function visit(value: unknown, of: number | null, outer: number | null): void {
    if (Array.isArray(value)) for (const one of value) visit(one, of, outer);
    if (!isNode(value)) return;
    if (isFunction(value)) return visitFunction(value, outer);
    const { callee } = value;
    if (value.type === 'CallExpression' && isNode(callee) && names.has(nameOf(callee)))
      senders.push({ start: callee.start, end: callee.end, line: callee.loc?.start.line ?? 0 });
    if (of !== null) {
      const { type, start, end, body, finalizer } = value;
      if (type === 'AwaitExpression') awaits.push({ start, end, of });
      if (type === 'CatchClause' && isNode(body)) handlers.push({ at: body.start + 1, of });
      if (type === 'TryStatement' && isNode(finalizer)) handlers.push({ at: finalizer.start + 1, of });
    }
    for (const part of Object.values(value)) visit(part, of, outer);
  }

  function visitFunction(node: SyntaxNode, outer: number | null): void {
    const { body, ...rest } = node;
    // Parameters are evaluated before any mark of the function.
    for (const part of Object.values(rest)) visit(part, null, outer);
    if (!isNode(body)) return;
    if (!isMarked(node)) return visit(body, null, outer);
    const isExpression = body.type !== 'BlockStatement';
    const start = isExpression ? startOf(body) : body.start;
    const index = bodies.push({ start, end: isExpression ? node.end : body.end, isExpression, outer }) - 1;
    visit(body, index, index);
  }

  visit(program, null, null);
  return {
    bodies,
    awaits: awaits.toSorted((a, b) => a.start - b.start),
    handlers: handlers.toSorted((a, b) => a.at - b.at),
    senders: senders.toSorted((a, b) => a.start - b.start),
  };
}

/** What a module has of `fetchBaseQuery`, by name: `const rawBaseQuery = fetchBaseQuery(…)`. */
function baseQueriesIn(program: unknown): readonly unknown[] {
  return [...nodesIn(program)].flatMap(({ type, id, init }) =>
    type === 'VariableDeclarator' &&
    isNode(init) &&
    init.type === 'CallExpression' &&
    nameOf(init['callee']) === 'fetchBaseQuery'
      ? [nameOf(id)]
      : [],
  );
}

function nameOf(node: unknown): unknown {
  return isNode(node) && node.type === 'Identifier' ? node['name'] : null;
}

function isMarked(node: SyntaxNode): boolean {
  if (node['async'] !== true || node['generator'] === true) return false;
  const own = [...ownNodes(node['body'])];
  return (
    own.some(({ type }) => type === 'AwaitExpression') &&
    !own.some((one) => (one.type === 'ForOfStatement' && one['await'] === true) || one['kind'] === 'await using')
  );
}

/** The nodes of a function's own code, without those of functions in it. */
function ownNodes(value: unknown): Generator<SyntaxNode> {
  return nodesIn(value, isFunction);
}

/** All nodes but those in a node that is left out. */
function* nodesIn(value: unknown, isLeftOut: (node: SyntaxNode) => boolean = () => false): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one, isLeftOut);
  if (!isNode(value) || isLeftOut(value)) return;
  yield value;
  for (const part of Object.values(value)) yield* nodesIn(part, isLeftOut);
}

function isFunction({ type }: SyntaxNode): boolean {
  return /Function(Expression|Declaration)$|^(Object|Class|ClassPrivate)Method$/.test(type);
}

/** Where an expression begins, with its parentheses. */
function startOf(node: SyntaxNode): number {
  const { parenStart } = (node['extra'] ?? {}) as { readonly parenStart?: number };
  return parenStart ?? node.start;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/**
 * The same of a text of the lab's own, which waits for no parser: told from its brackets. And the calls of its
 * `fetchBaseQuery`, and of `fetch`, by which a request has its line in every engine.
 */
export function awaitsOfLab(text: string): Awaits {
  // What is no code is blanked, so that brackets are brackets.
  const code = text.replaceAll(/\/\/.*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, (one) =>
    one.replaceAll(/[^\n]/g, ' '),
  );
  const found = [...code.matchAll(/\basync\b\s*(function\b\s*\w*\s*)?(?=\()/g)].flatMap((match) => {
    const { 0: head, 1: isNamed, index } = match;
    const behind = afterBracket(code, index + head.length);
    const start = code.indexOf('{', isNamed === undefined ? code.indexOf('=>', behind) : behind);
    return start < 0 ? [] : [{ start, end: afterBracket(code, start) }];
  });
  const at = [...code.matchAll(/\bawait\b/g)].map(({ index }) => index);
  const around = (bodies: readonly Span[], place: number): number =>
    bodies.findLastIndex(({ start, end }) => start < place && place < end);
  const spans = found.filter((body) => at.some((place) => found[around(found, place)] === body));
  const orNull = (index: number): number | null => (index < 0 ? null : index);
  return {
    bodies: spans.map(({ start, end }) => ({ start, end, isExpression: false, outer: orNull(around(spans, start)) })),
    awaits: at.map((start) => ({ start, end: operandEnd(code, start + 'await'.length), of: around(spans, start) })),
    handlers: [...code.matchAll(/(?<!\.)\b(?:catch\b\s*(?:\([^)]*\)\s*)?|finally\s*)\{/g)].flatMap(
      ({ 0: head, index }) => {
        const of = around(spans, index);
        return of < 0 ? [] : [{ at: index + head.length, of }];
      },
    ),
    senders: sendersIn(code),
  };
}

/** The calls of what `fetchBaseQuery` gave, by their names, and of `fetch`. */
function sendersIn(code: string): Awaits['senders'] {
  const names = [...code.matchAll(/\bconst (\w+) = fetchBaseQuery\(/g)].map(([, name]) => name);
  return [...code.matchAll(new RegExp(`(?<![.\\w]|function )(?:${[...names, 'fetch'].join('|')})(?=\\()`, 'g'))].map(
    ({ 0: name, index: start }) => ({
      start,
      end: start + name.length,
      line: code.slice(0, start).split('\n').length,
    }),
  );
}

/** The place behind the bracket that closes the one at `open`. */
function afterBracket(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign === ')' || sign === ']' || sign === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}

/** The end of what an `await` waits for: names, members, calls. */
function operandEnd(code: string, from: number): number {
  const [lead = ''] = /^\s*(?:new\s+)?/.exec(code.slice(from)) ?? [];
  let at = from + lead.length;
  for (;;) {
    const sign = code.charAt(at);
    if (sign === '(' || sign === '[') at = afterBracket(code, at);
    else if (sign !== '' && /^(?:[\w$.!]|\?\.|<\w+>\()/.test(code.slice(at)))
      at += sign === '<' ? code.slice(at).indexOf('>') + 1 : 1;
    else return at;
  }
}
