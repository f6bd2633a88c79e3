import { hiddenIntrinsics } from './hiddenIntrinsics.ts';

type Key = string | symbol;

/** Properties of what all code shares that the lab itself replaces, or shows otherwise to a wrapper. */
const LEFT_OPEN: readonly (readonly [owner: object, key: Key])[] = [
  [Math, 'random'],
  [Error, 'stackTraceLimit'],
  // A proxy may not show a frozen property otherwise than it is.
  [Date, 'now'],
  [Response, 'json'],
  [AbortSignal, 'timeout'],
];

/**
 * Prototypes whose properties people set on an object of their own: `error.name = 'Late'`. Were they just frozen, that
 * would throw; so they become accessors that give such an object a property of its own.
 */
function overridable(): readonly (readonly [owner: object, keys: readonly Key[]])[] {
  const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError];
  return [
    [Object.prototype, Reflect.ownKeys(Object.prototype)],
    [Array.prototype, ['toString']],
    [Function.prototype, ['constructor', 'toString', 'bind', 'call', 'apply']],
    ...errors.map(({ prototype }) => [prototype, Reflect.ownKeys(prototype)] as const),
    // Node sets it on streams that it makes.
    [ReadableStream.prototype, ['constructor']],
    [WritableStream.prototype, ['constructor']],
    [TransformStream.prototype, ['constructor']],
  ];
}

/**
 * Freezes everything that can be reached from these values by properties and prototypes, and the language's own hidden
 * parts, so that a wrapper cannot change what the lab works with.
 */
export function freezeShared(roots: readonly unknown[]): void {
  const found = reachable([...roots, ...hiddenIntrinsics()]);
  for (const [owner, keys] of overridable()) for (const key of keys) makeOverridable(owner, key);
  for (const object of found) freeze(object);
}

function reachable(roots: readonly unknown[]): ReadonlySet<object> {
  const found = new Set<object>();
  const open: unknown[] = [...roots];
  while (open.length > 0) {
    const value = open.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) continue;
    if (found.has(value) || value === globalThis) continue;
    found.add(value);
    open.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property) open.push(property.value, property.get, property.set);
    }
  }
  return found;
}

function makeOverridable(owner: object, key: Key): void {
  const property = Reflect.getOwnPropertyDescriptor(owner, key);
  if (!property?.configurable || !('value' in property)) return;
  const value: unknown = property.value;
  Object.defineProperty(owner, key, {
    enumerable: property.enumerable ?? false,
    configurable: false,
    get: () => value,
    set(this: unknown, next: unknown) {
      if (this === owner || Object(this) !== this) {
        throw new TypeError(`Cannot assign to "${String(key)}" of what all code shares.`);
      }
      Object.defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true });
    },
  });
}

function freeze(object: object): void {
  const open = LEFT_OPEN.filter(([owner]) => owner === object).map(([, key]) => key);
  // The elements of a typed array cannot be frozen; none is shared.
  if (ArrayBuffer.isView(object)) return;
  if (open.length === 0) {
    Object.freeze(object);
    return;
  }
  Object.preventExtensions(object);
  for (const key of Reflect.ownKeys(object)) {
    if (open.includes(key)) continue;
    const property = Reflect.getOwnPropertyDescriptor(object, key);
    if (!property?.configurable) continue;
    Object.defineProperty(
      object,
      key,
      'value' in property ? { writable: false, configurable: false } : { configurable: false },
    );
  }
}
