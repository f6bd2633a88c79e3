/** Why and where Python's `json.loads` refuses a text. */
export interface DecodeError {
  /** Python's own words. */
  readonly message: string;
  /** In characters (code points), from 0. */
  readonly position: number;
}

export type Decoded =
  | { readonly ok: true; readonly value: unknown }
  /** `null`: Python gives up, by another exception than its JSONDecodeError. */
  | { readonly ok: false; readonly error: DecodeError | null };

/** A number that Python writes otherwise than JavaScript: `1.0`, or more digits than a double has. */
export class PythonNumber {
  readonly value: number;
  /** As Python's `json.dumps` writes it; `null` for `NaN` and the infinities, which FastAPI cannot send. */
  readonly text: string | null;

  constructor(value: number, text: string | null) {
    this.value = value;
    this.text = text;
  }
}

/** Python makes no int of more digits than this. */
const MOST_DIGITS = 4300;
/** Of more lists and dicts within one another CPython reads none. */
const DEEPEST_READ = 10_000;
/** And FastAPI echoes none: its encoder calls itself for each, in a thousand frames. */
const DEEPEST_WRITTEN = 900;

/** Reads JSON as `json.loads` does, with its numbers and its errors. */
export function decodeJson(text: string): Decoded {
  const depth = depthOf(text);
  if (depth > DEEPEST_READ) return { ok: false, error: null };
  // What is so deep is never written again: how its numbers are written does not matter.
  if (depth > DEEPEST_WRITTEN) return deepJson(text);
  const found = readValue(text, skipSpace(text, 0));
  if (found === 'given-up') return { ok: false, error: null };
  const end = isFault(found) ? found : skipSpace(text, found.end);
  const fault = typeof end !== 'number' ? end : end < text.length ? { message: 'Extra data', index: end } : null;
  if (fault === null && !isFault(found)) return { ok: true, value: found.value };
  const { message, index } = fault ?? { message: '', index: 0 };
  return { ok: false, error: { message, position: Array.from(text.slice(0, index)).length } };
}

/**
 * JSON as Starlette's JSONResponse writes it. `null` where Python raises: for `NaN`, for half of a surrogate pair, and for
 * what is too deep.
 */
export function encodeJson(value: unknown, depth = 0): string | null {
  if (value instanceof PythonNumber) return value.text;
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth > DEEPEST_WRITTEN) return null;
  const isList = Array.isArray(value);
  const parts: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const [name, text] = [isList ? '' : encodeJson(key), encodeJson(item, depth + 1)];
    if (name === null || text === null) return null;
    parts.push(isList ? text : `${name}:${text}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

function deepJson(text: string): Decoded {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, error: null };
  }
}

/** How many brackets are open at once, at the most. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{]|[\]}]/gs)) {
    if (mark === '[' || mark === '{') deepest = Math.max(deepest, (depth += 1));
    else if (mark === ']' || mark === '}') depth -= 1;
  }
  return deepest;
}

interface JsonFault {
  readonly message: string;
  /** In UTF-16 units. */
  readonly index: number;
}

/** A value and where the reader is after it, or what stopped it. */
type Read = { readonly value: unknown; readonly end: number } | JsonFault | 'given-up';

function isFault(read: Exclude<Read, 'given-up'>): read is JsonFault {
  return 'message' in read;
}

const WORDS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  NaN: new PythonNumber(Number.NaN, null),
  Infinity: new PythonNumber(Number.POSITIVE_INFINITY, null),
  '-Infinity': new PythonNumber(Number.NEGATIVE_INFINITY, null),
};

const LITERAL = /true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const HEX = /[0-9a-fA-F]{4}/y;

/** Walks the text as CPython's scanner does, up to its first fault. */
function readValue(text: string, index: number): Read {
  const first = text[index];
  if (first === '"') return readString(text, index);
  if (first === '{') return readObject(text, index);
  if (first === '[') return readArray(text, index);
  const end = endOfMatch(LITERAL, text, index);
  if (end === null) return { message: 'Expecting value', index };
  const literal = text.slice(index, end);
  if (Object.hasOwn(WORDS, literal)) return { value: WORDS[literal], end };
  return new RegExp(`^-?\\d{${MOST_DIGITS + 1},}$`).test(literal) ? 'given-up' : { value: numberOf(literal), end };
}

function numberOf(literal: string): unknown {
  const value = Number(literal);
  if (/^-?\d+$/.test(literal)) {
    if (Number.isSafeInteger(value)) return value;
    return new PythonNumber(value, literal);
  }
  return new PythonNumber(value, Number.isFinite(value) ? floatText(value) : null);
}

/** As `float.__repr__`: with a point or an exponent, which has two digits at least. */
function floatText(value: number): string {
  const [digits = '', power = ''] = value.toExponential().split('e');
  if (Number(power) < -4 || Number(power) >= 16) return `${digits}e${power.replace(/^([-+])(\d)$/, '$10$2')}`;
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function readArray(text: string, start: number): Read {
  const value: unknown[] = [];
  return readItems(text, start, ']', value, (index) => {
    const item = readValue(text, index);
    if (item !== 'given-up' && !isFault(item)) value.push(item.value);
    return item;
  });
}

function readObject(text: string, start: number): Read {
  const value: Record<string, unknown> = {};
  return readItems(text, start, '}', value, (index) => {
    if (text[index] !== '"') return { message: 'Expecting property name enclosed in double quotes', index };
    const name = readString(text, index);
    if (name === 'given-up' || isFault(name)) return name;
    const colon = skipSpace(text, name.end);
    if (text[colon] !== ':') return { message: "Expecting ':' delimiter", index: colon };
    const item = readValue(text, skipSpace(text, colon + 1));
    if (item === 'given-up' || isFault(item)) return item;
    const property = { value: item.value, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(value, String(name.value), property);
    return item;
  });
}

/** Reads what stands between brackets, with commas between. */
function readItems(
  text: string,
  start: number,
  close: string,
  value: unknown,
  readItem: (index: number) => Read,
): Read {
  let index = skipSpace(text, start + 1);
  if (text[index] === close) return { value, end: index + 1 };
  for (;;) {
    const item = readItem(index);
    if (item === 'given-up' || isFault(item)) return item;
    index = skipSpace(text, item.end);
    if (text[index] === close) return { value, end: index + 1 };
    if (text[index] !== ',') return { message: "Expecting ',' delimiter", index };
    index = skipSpace(text, index + 1);
  }
}

function readString(text: string, start: number): Read {
  let index = start + 1;
  for (;;) {
    const character = text[index];
    if (character === undefined) return { message: 'Unterminated string starting at', index: start };
    if (character === '"') return { value: JSON.parse(text.slice(start, index + 1)), end: index + 1 };
    if (character < ' ') return { message: 'Invalid control character at', index };
    if (character !== '\\') {
      index += 1;
      continue;
    }
    const escaped = text[index + 1];
    if (escaped === undefined) return { message: 'Unterminated string starting at', index: start };
    if (escaped === 'u') {
      const end = endOfMatch(HEX, text, index + 2);
      if (end === null) return { message: 'Invalid \\uXXXX escape', index: index + 1 };
      index = end;
    } else {
      if (!'"\\/bfnrt'.includes(escaped)) return { message: 'Invalid \\escape', index };
      index += 2;
    }
  }
}

function skipSpace(text: string, index: number): number {
  return endOfMatch(SPACE, text, index) ?? index;
}

/** Where a sticky pattern's match at `index` ends; `null` without a match. */
function endOfMatch(pattern: RegExp, text: string, index: number): number | null {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : null;
}
