import { WrapperError } from '../problem.ts';
import { frameName } from './stackLines.ts';
import { WORLD_NAMES } from './worldNames.ts';
import type { WorldGlobals } from './worldNames.ts';
import { contractOf } from './contract.ts';
import type { Contract } from './contract.ts';
import type { Dialect, Entry } from './dialect.ts';
import type { Source } from './source.ts';
import { transpile } from './transpile.ts';
import type { Transpiled } from './transpile.ts';
import { ENTER, SENDS } from './awaits.ts';
import type { AwaitPlace, Marks } from './awaits.ts';
import type { Binding } from './checkSyntax.ts';
import { resolveOwn } from './resolveOwn.ts';

type Exports = Record<string, unknown>;
type Require = (specifier: string) => unknown;

/** A module, compiled once and evaluated afresh in each world. */
export interface CompiledModule {
  readonly file: string;
  /** What it imports, in the order of its text. */
  readonly imports: readonly string[];
  /** The line that names this specifier, from 1. */
  lineOf(specifier: string): number;
  /**
   * Runs it.
   *
   * @param module what it puts its exports into: whoever imports it in a circle finds there what is there by then
   * @param marks told where its code stands; without it there are no marks in it
   */
  evaluate(globals: WorldGlobals, require: Require, module?: EvaluatedModule, marks?: Marks): Exports;
}

/** A module as it is in one world. */
export interface EvaluatedModule {
  exports: Exports;
  /** The binding that its base query is found by. */
  entry?: () => unknown;
  /** What it has at its top level, by name: in these an app may keep its tokens. */
  bindings?: Readonly<Record<string, HeldBinding>>;
}

/** A name of a module's top level, from outside. */
export interface HeldBinding {
  readonly get: () => unknown;
  /** Absent for a `const`. */
  readonly set?: (value: unknown) => void;
}

/** A wrapper and the app modules it stands among, compiled. */
export interface Program {
  readonly wrapper: CompiledModule;
  /** By specifier: `@/config`. */
  readonly app: ReadonlyMap<string, CompiledModule>;
  /** The reader's other files, by path. */
  readonly files: ReadonlyMap<string, CompiledModule>;
  /** Of these what makes the app's store: it is evaluated before the wrapper, as an app begins there. */
  readonly first: readonly CompiledModule[];
  /** The file of the reader's that an import means, the wrapper among them; `null` for none. */
  readonly own: (specifier: string, from: CompiledModule) => CompiledModule | null;
  /** What the reader's own texts import from elsewhere. */
  readonly imports: readonly string[];
  readonly contract: Contract;
  /** What was read of it; `null` for a wrapper that has the lab's own names. */
  readonly dialect: Dialect | null;
}

/** What an app's store is made by. */
const MAKES_STORE = /\b(configureStore|createStore|legacy_createStore)\s*(<[^()]*>)?\(/;

/**
 * Compiles a source.
 *
 * @throws {WrapperError} kind `syntax`, and `bad-input` for a comment to the lab that cannot be read
 */
export async function compile(source: Source): Promise<Program> {
  const contract = contractOf(source);
  const dialect = source.dialect ?? null;
  const wrapper =
    source.origin === 'lab' && !dialect
      ? moduleOf(source.file, await transpile(source.file, source.text, 'lab'))
      : await readersModule(source.file, source.text, dialect?.entry ?? null);
  const app = await Promise.all(
    Object.entries(source.app).map(async ([specifier, text]) => {
      // A library comes as it is published, in CommonJS.
      if (!specifier.startsWith('@/'))
        return [specifier, moduleOf(`node_modules/${specifier}.js`, asItIs(text))] as const;
      // In a folder of its own: a reader's file may be called api.ts too.
      const file = `${specifier.replace('@/', 'app/')}.ts`;
      return [specifier, moduleOf(file, await transpile(file, text, source.origin))] as const;
    }),
  );
  const given = source.files ?? {};
  const files = new Map(
    await Promise.all(
      Object.entries(given)
        .filter(([path]) => !/(^|\/)[tj]sconfig[\w.]*\.json$/.test(path))
        .map(async ([path, text]) => [path, await readersModule(path, text, null)] as const),
    ),
  );
  const all = { ...given, [source.file]: source.text };
  // Each run asks for the same again.
  const resolved = new Map<string, CompiledModule | null>();
  const own: Program['own'] = (specifier, from) => {
    const key = JSON.stringify([specifier, from.file]);
    const known = resolved.get(key);
    if (known !== undefined) return known;
    const path = resolveOwn(all, specifier, from.file);
    const found = path === null ? null : path === source.file ? wrapper : (files.get(path) ?? null);
    resolved.set(key, found);
    return found;
  };
  return {
    dialect,
    wrapper,
    app: new Map(app),
    files,
    first: [...files].filter(([path]) => MAKES_STORE.test(given[path] ?? '')).map(([, module]) => module),
    own,
    imports: [wrapper, ...files.values()].flatMap((module) =>
      module.imports.filter((specifier) => own(specifier, module) === null),
    ),
    contract,
  };
}

/** A module of the reader's; where it was read, with what the lab finds its base query and its tokens by. */
async function readersModule(file: string, text: string, entry: Entry | null): Promise<CompiledModule> {
  if (file.endsWith('.json')) return moduleOf(file, asItIs(`module.exports = ${text.trim() || '{}'};`));
  return moduleOf(file, await transpile(file, text, 'reader', behindReaders(entry)));
}

/** What is put behind a reader's text: by it the lab finds its base query and what it declares. */
export function behindReaders(entry: Entry | null): (bindings: readonly Binding[]) => string {
  const found = entry && 'name' in entry ? `module.entry = () => ${entry.name};` : '';
  return (bindings) => `\n;${found}module.bindings = {${bindings.map(heldBinding).join(', ')}};`;
}

function heldBinding({ name, isVariable }: Binding): string {
  const set = isVariable ? `, set: ($value) => { ${name} = $value; }` : '';
  return `${name}: { get: () => ${name}${set} }`;
}

/** A text that is a function's body already, and has nothing to be marked. */
function asItIs(code: string): Transpiled {
  return { code, marked: () => ({ code, places: [] }) };
}

function moduleOf(file: string, { code, marked }: Transpiled): CompiledModule {
  const body = functionOf(file, code, []);
  let markedBody: { readonly run: (...args: unknown[]) => void; readonly places: readonly AwaitPlace[] } | null = null;
  const withMarks = (): NonNullable<typeof markedBody> => {
    const { code: text, places } = marked();
    markedBody ??= { run: functionOf(file, text, [ENTER, SENDS]), places };
    return markedBody;
  };
  return {
    file,
    imports: [...code.matchAll(/\brequire\((['"`])([^'"`]+)\1\)/g)].flatMap(([, , specifier]) => specifier ?? []),
    lineOf: (specifier) => lineOfRequire(code, specifier),
    evaluate(globals, require, module = { exports: {} }, marks) {
      const given = [...globals, require, module.exports, module];
      if (marks) {
        const { run, places } = markedBody ?? withMarks();
        run(...given, marks.of(file, places), marks.sends);
      } else body(...given);
      return module.exports;
    },
  };
}

function lineOfRequire(code: string, specifier: string): number {
  const places = ["'", '"', '`'].map((quote) => code.indexOf(`require(${quote}${specifier}${quote})`));
  return code.slice(0, Math.max(0, ...places)).split('\n').length;
}

function functionOf(file: string, code: string, more: readonly string[]): (...args: unknown[]) => void {
  try {
    // oxlint-disable-next-line no-new-func -- evaluating the reader's text is what the simulator is for
    return new Function(...WORLD_NAMES, 'require', 'exports', 'module', ...more, bodyOf(file, code)) as () => void;
  } catch (error) {
    throw new WrapperError({
      kind: 'syntax',
      deed: `read ${file}`,
      cause: String(error),
      remedy: 'Correct it and run again.',
      at: null,
    });
  }
}

/** In a block, so that a module can have names of its own for what the world gives, such as `location`. */
function bodyOf(file: string, code: string): string {
  return `"use strict";{${code}\n}\n//# sourceURL=${frameName(file)}`;
}
