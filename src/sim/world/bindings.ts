import type { HeldBinding } from '../source/program.ts';
import { standsFor } from './standIn.ts';

/** Where in the reader's modules a text is kept: a variable, a member of an object, a part of a store. */
export interface Slot {
  readonly file: string;
  /** What it is called at the top level of its module. */
  readonly name: string;
  /** Members behind it. */
  readonly path: readonly string[];
  get(): unknown;
  set(value: string | null): void;
}

/** All that the reader's modules have at their top levels. */
export type Bindings = readonly { readonly file: string; readonly name: string; readonly binding: HeldBinding }[];

/** As Zustand's are, and Redux stores without `setState` are not. */
interface HookStore {
  getState(): unknown;
  setState(state: unknown): void;
}

/** Where texts are kept, or may be: what is empty now, or a text. */
export function slotsOf(bindings: Bindings): readonly Slot[] {
  return bindings.flatMap(({ file, name, binding }): readonly Slot[] => {
    const value = valueOf(binding);
    const { set } = binding;
    if (isEmptyOrText(value)) return set ? [{ file, name, path: [], get: () => valueOf(binding), set }] : [];
    const store = hookStoreIn(value);
    if (store)
      return pathsIn(store.getState(), 2).map((path) => ({
        file,
        name,
        path,
        get: () => valueAtPath(store.getState(), path),
        set: (text) => store.setState(withMember(store.getState(), path, text)),
      }));
    return pathsIn(value, 2).map((path) => ({
      file,
      name,
      path,
      get: () => valueAtPath(valueOf(binding), path),
      set(text) {
        const owner = valueAtPath(valueOf(binding), path.slice(0, -1));
        if (typeof owner === 'object' || typeof owner === 'function')
          Reflect.set(owner as object, path.at(-1) ?? '', text);
      },
    }));
  });
}

/** A name as an app has it for what its store is put into, so that a module has it without importing it. */
const INJECTED = /^_?(redux|app|injected|root|the)?_?store(_?(ref|instance))?$/i;

/** The text of a function whose first parameter is a store. */
const TAKES_STORE = /^(async\s+)?(function\s*)?[\w$]*\s*\(?\s*_?(redux|app)?store\b/i;

/** Gives the store to modules that wait for it: in a variable, or by a function that takes it. */
export function injectStore(bindings: Bindings, exports: Readonly<Record<string, unknown>>, store: object): void {
  for (const { name, binding } of bindings)
    if (INJECTED.test(name) && binding.set && valueOf(binding) === undefined) binding.set(store);
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== 'function' || !/^(inject|set|setup|init|register|attach|bind|configure)/i.test(name)) continue;
    if (!/store/i.test(name) && !TAKES_STORE.test(Function.prototype.toString.call(value))) continue;
    try {
      (value as (store: object) => unknown)(store);
    } catch {
      // Whatever it wants besides, it is not here.
    }
  }
}

function valueOf({ get }: HeldBinding): unknown {
  try {
    return get();
  } catch {
    // Declared further below, and not evaluated yet.
    return undefined;
  }
}

function isEmptyOrText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function hookStoreIn(value: unknown): HookStore | null {
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return null;
  if (standsFor(value) !== null) return null;
  const [get, set] = [memberOf(value, 'getState'), memberOf(value, 'setState')];
  return typeof get === 'function' && typeof set === 'function' ? (value as unknown as HookStore) : null;
}

/** Ways to members that are empty or texts; what a getter would give is not asked for. */
function pathsIn(value: unknown, depth: number): readonly (readonly string[])[] {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || depth === 0) return [];
  if (standsFor(value) !== null || Array.isArray(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const member = memberOf(value, key);
    if (isEmptyOrText(member)) return [[key]];
    return typeof member === 'object' ? pathsIn(member, depth - 1).map((rest) => [key, ...rest]) : [];
  });
}

function memberOf(owner: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value as unknown;
}

function valueAtPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      (typeof inner === 'object' && inner !== null) || typeof inner === 'function' ? memberOf(inner, name) : undefined,
    value,
  );
}

/** What `setState` takes to change a member, and nothing else. */
function withMember(state: unknown, [name = '', ...rest]: readonly string[], value: unknown): object {
  if (rest.length === 0) return { [name]: value };
  const inner = valueAtPath(state, [name]);
  return { [name]: { ...(inner as object), ...withMember(inner, rest, value) } };
}
