import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import { WrapperError } from '../problem.ts';
import { lineInStack } from '../source/stackLines.ts';
import { textOf } from './textOf.ts';

type BaseQueryResult = { readonly data: unknown } | { readonly error: unknown };

/** Thrown in place of a result that is none. */
class NonResult extends Error {}

/**
 * Evaluates a wrapper's module and gives its base query.
 *
 * @throws {WrapperError} kinds `unknown-import`, `threw-at-load`, `missing-export`
 */
export function loadWrapper(file: string, evaluate: () => Record<string, unknown>): BaseQueryFn {
  let exports: Record<string, unknown>;
  try {
    exports = evaluate();
  } catch (error) {
    if (error instanceof WrapperError) throw error;
    const line = error instanceof Error ? lineInStack(error.stack, file) : null;
    throw new WrapperError({
      kind: 'threw-at-load',
      deed: `load ${file}`,
      cause: `it threw ${textOf(error)}`,
      remedy: 'Correct what runs when the module is imported.',
      at: line === null ? null : { of: 'line', file, line, column: null },
    });
  }
  const found = exports['baseQueryWithReauth'] ?? exports['default'];
  if (typeof found === 'function') return found as BaseQueryFn;
  const names = Object.keys(exports).filter((name) => name !== '__esModule');
  throw new WrapperError({
    kind: 'missing-export',
    deed: `run ${file}`,
    ...(names.length > 0
      ? {
          cause: `it exports no function baseQueryWithReauth (only ${names.join(', ')})`,
          remedy: names.includes('default')
            ? 'What it exports as default is no function: export the base query itself.'
            : 'Export it by that name, or as default.',
        }
      : { cause: 'it exports nothing', remedy: 'Export a function baseQueryWithReauth, or one as default.' }),
    at: null,
  });
}

/**
 * Runs the base query of a call. RTK Query checks results in its development build only, and prints; here both builds
 * must do the same, and the fault belongs to the trace.
 */
export async function guardResult(run: () => unknown, onFault: (thrown: unknown) => void): Promise<BaseQueryResult> {
  try {
    const result = await run();
    const computed = RESULT.find((name) => isComputed(result, name));
    if (computed !== undefined) throw new NonResult(`its base query gave a result that computes its ${computed}`);
    // Read once: what the lab sees of it is what RTK Query sees.
    if (isResult(result))
      return Object.fromEntries(
        RESULT.filter((name) => name in result).map((name) => [name, readOnce(Reflect.get(result, name))]),
      ) as BaseQueryResult;
    throw new NonResult(`its base query gave ${describe(result)}`);
  } catch (error) {
    onFault(error);
    return { error: { status: 'CUSTOM_ERROR', error: textOf(error) } };
  }
}

/** The sentence for a wrapper that threw in a call, or gave a non-result. */
export function faultOf(file: string, call: string, thrown: unknown): string {
  if (thrown instanceof NonResult) {
    return `Failed to finish ${call}: ${file}: ${thrown.message}. Return an object with data or error.`;
  }
  const line = thrown instanceof Error ? lineInStack(thrown.stack, file) : null;
  return `Failed to finish ${call}: ${file} threw ${textOf(thrown).replace(/\.$/, '')}${line === null ? '' : ` at line ${line}`}. Catch it, or return it as { error }.`;
}

const RESULT = ['data', 'error', 'meta'];

/** Deeper than this, data is handed on as it is; so is data that has itself in it. */
const DEEPEST_DATA = 32;

/**
 * A copy of plain data, each field of which was read once: so it is the same for the lab and for RTK Query, and whoever
 * gave it away cannot change it any more. Anything else, a `Blob` or an object of a class, stays as it is.
 */
function readOnce(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST_DATA) return value;
  if (Array.isArray(value)) return Array.from(value, (inner) => readOnce(inner, depth + 1));
  const prototype: unknown = Reflect.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, name);
    if (name === '__proto__') return value;
    copy[name] = readOnce(inner, depth + 1);
  }
  return copy;
}

/** Whether a property is a getter, which may give something else each time. */
function isComputed(result: unknown, name: string): boolean {
  for (
    let owner: unknown = result;
    typeof owner === 'object' && owner !== null;
    owner = Reflect.getPrototypeOf(owner)
  ) {
    const property = Reflect.getOwnPropertyDescriptor(owner, name);
    if (property) return property.get !== undefined;
  }
  return false;
}

function isResult(result: unknown): result is BaseQueryResult {
  return typeof result === 'object' && result !== null && ('data' in result || 'error' in result);
}

function describe(result: unknown): string {
  if (typeof result === 'function') return 'a function';
  if (typeof result === 'string') return JSON.stringify(result);
  if (typeof result !== 'object' || result === null) return String(result);
  return `an object with ${Object.keys(result).join(', ') || 'nothing in it'}`;
}
