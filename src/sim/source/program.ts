import { WrapperError } from '../problem.ts';
import { frameName } from './stackLines.ts';
import { WORLD_NAMES } from './worldNames.ts';
import type { WorldGlobals } from './worldNames.ts';
import { contractOf } from './contract.ts';
import type { Contract } from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { Source } from './source.ts';
import { transpile } from './transpile.ts';

type Exports = Record<string, unknown>;
type Require = (specifier: string) => unknown;

/** A module, compiled once and evaluated afresh in each world. */
export interface CompiledModule {
  readonly file: string;
  /** The line that names this specifier, from 1. */
  lineOf(specifier: string): number;
  evaluate(globals: WorldGlobals, require: Require): Exports;
}

/** A wrapper and the app modules it stands among, compiled. */
export interface Program {
  readonly wrapper: CompiledModule;
  /** By specifier: `@/config`. */
  readonly app: ReadonlyMap<string, CompiledModule>;
  /** What the wrapper's own text imports. */
  readonly imports: readonly string[];
  readonly contract: Contract;
  /** What was read of it; `null` for a wrapper that has the lab's own names. */
  readonly dialect: Dialect | null;
}

/** By this name a module gives the binding that its base query is found by. */
export const ENTRY = '$entry';

/**
 * Compiles a source.
 *
 * @throws {WrapperError} kind `syntax`, and `bad-input` for a comment to the lab that cannot be read
 */
export async function compile(source: Source): Promise<Program> {
  const contract = contractOf(source);
  const wrapper = await transpile(source.file, source.text);
  const app = await Promise.all(
    Object.entries(source.app).map(async ([specifier, text]) => {
      // A library comes as it is published, in CommonJS.
      if (!specifier.startsWith('@/')) return [specifier, moduleOf(`node_modules/${specifier}.js`, text)] as const;
      // In a folder of its own: a reader's file may be called api.ts too.
      const file = `${specifier.replace('@/', 'app/')}.ts`;
      return [specifier, moduleOf(file, await transpile(file, text))] as const;
    }),
  );
  const dialect = source.dialect ?? null;
  const entry = dialect?.entry ?? null;
  return {
    dialect,
    wrapper: moduleOf(
      source.file,
      entry && 'name' in entry ? `${wrapper}\n;exports.${ENTRY} = () => ${entry.name};` : wrapper,
    ),
    app: new Map(app),
    imports: [...wrapper.matchAll(/\brequire\('([^']+)'\)/g)].flatMap(([, specifier]) => specifier ?? []),
    contract,
  };
}

function moduleOf(file: string, code: string): CompiledModule {
  const body = functionOf(file, code);
  return {
    file,
    lineOf: (specifier) => lineOfRequire(code, specifier),
    evaluate(globals, require) {
      const module: { exports: Exports } = { exports: {} };
      body(...globals, require, module.exports, module);
      return module.exports;
    },
  };
}

function lineOfRequire(code: string, specifier: string): number {
  const places = ["'", '"', '`'].map((quote) => code.indexOf(`require(${quote}${specifier}${quote})`));
  return code.slice(0, Math.max(0, ...places)).split('\n').length;
}

function functionOf(file: string, code: string): (...args: unknown[]) => void {
  try {
    // oxlint-disable-next-line no-new-func -- evaluating the reader's text is what the simulator is for
    return new Function(...WORLD_NAMES, 'require', 'exports', 'module', bodyOf(file, code)) as () => void;
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
