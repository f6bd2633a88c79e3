/** What stays of the platform when somebody else's code runs: the language, and what a page has besides the network. */
const KEPT: ReadonlySet<string> = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError JSON Math Intl
  ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array
  Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect Iterator
  DisposableStack AsyncDisposableStack FinalizationRegistry decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape unescape eval isFinite isNaN globalThis Temporal
  AbortController AbortSignal Blob ByteLengthQueuingStrategy CountQueuingStrategy CustomEvent DOMException Event EventTarget File FormData Headers ReadableByteStreamController ReadableStream
  ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader Request
  Response TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream
  TransformStreamDefaultController URL URLPattern URLSearchParams WritableStream WritableStreamDefaultController
  WritableStreamDefaultWriter atob btoa crypto Crypto CryptoKey SubtleCrypto queueMicrotask structuredClone`.split(
    /\s+/,
  ),
);

/** The run replaces these by its own, and gives them back. */
const SWAPPED: ReadonlySet<string> = new Set(
  'setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate Date Intl Temporal Event CustomEvent'.split(
    ' ',
  ),
);

/**
 * Takes from the global object whatever is not needed for a run, `process` and the network above all, and locks the
 * rest. What the engine needs of `process` and `console` is put in their place.
 *
 * @returns what is left, by value
 */
export function stripGlobals(): readonly unknown[] {
  const { nextTick } = process;
  const encoder = new TextEncoder();
  const silent = (): void => {};
  const instead: Readonly<Record<string, unknown>> = {
    process: Object.freeze({ nextTick: (work: () => void) => nextTick(work), env: Object.freeze({}) }),
    // As much as Node's own `Response` needs. The real one hands out memory that was used for something else.
    Buffer: Object.freeze({
      byteLength: (text: string) => encoder.encode(text).byteLength,
      concat,
      // What it reads a body into that is empty.
      allocUnsafe: (length: number) => new Uint8Array(length),
    }),
    console: Object.freeze({ log: silent, info: silent, warn: silent, error: silent, debug: silent, trace: silent }),
  };

  for (const key of Reflect.ownKeys(globalThis)) {
    const name = typeof key === 'string' ? key : '';
    const property = Reflect.getOwnPropertyDescriptor(globalThis, key);
    if (!property) continue;
    if (!property.configurable) {
      // Node keeps there what its `fetch` sends by. Nothing that the language has under such a key can be written to.
      if (property.writable) Object.defineProperty(globalThis, key, { value: undefined, writable: false });
    } else if (Object.hasOwn(instead, name) || KEPT.has(name) || SWAPPED.has(name)) {
      const value: unknown = Object.hasOwn(instead, name) ? instead[name] : Reflect.get(globalThis, key);
      const locked = { value, enumerable: false, writable: SWAPPED.has(name), configurable: false };
      Object.defineProperty(globalThis, key, locked);
    } else Reflect.deleteProperty(globalThis, key);
  }
  Object.preventExtensions(globalThis);
  return Reflect.ownKeys(globalThis).map((key): unknown => Reflect.get(globalThis, key));
}

function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
