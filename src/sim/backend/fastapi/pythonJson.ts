/** Why and where Python's `json.loads` refuses a text. */
export interface DecodeError {
  /** Python's own words. */
  readonly message: string;
  /** In characters (code points), from 0. */
  readonly position: number;
}

export type Decoded =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: DecodeError };

/**
 * Reads JSON as `json.loads` does, with its errors. One difference: Python also takes `NaN` and `Infinity`, which no
 * JSON answer can echo, so that FastAPI ends in a 500; here they are refused like any other word.
 */
export function decodeJson(text: string): Decoded {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const { message, index } = findFault(text);
    return { ok: false, error: { message, position: Array.from(text.slice(0, index)).length } };
  }
}

interface JsonFault {
  readonly message: string;
  /** In UTF-16 units. */
  readonly index: number;
}

/** Where the reader is after what it read, or what stopped it. */
type Read = number | JsonFault;

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const HEX = /[0-9a-fA-F]{4}/y;

/** Walks the text as CPython's scanner does, up to its first fault. */
function findFault(text: string): JsonFault {
  const end = readValue(text, skipSpace(text, 0));
  return typeof end === 'number' ? { message: 'Extra data', index: skipSpace(text, end) } : end;
}

function readValue(text: string, index: number): Read {
  const first = text[index];
  if (first === '"') return readString(text, index);
  if (first === '{') return readItems(text, index, '}', readMember);
  if (first === '[') return readItems(text, index, ']', readValue);
  return endOfMatch(LITERAL, text, index) ?? { message: 'Expecting value', index };
}

function readItems(text: string, start: number, close: string, readItem: (text: string, index: number) => Read): Read {
  let index = skipSpace(text, start + 1);
  if (text[index] === close) return index + 1;
  for (;;) {
    const end = readItem(text, index);
    if (typeof end !== 'number') return end;
    index = skipSpace(text, end);
    if (text[index] === close) return index + 1;
    if (text[index] !== ',') return { message: "Expecting ',' delimiter", index };
    index = skipSpace(text, index + 1);
  }
}

function readMember(text: string, index: number): Read {
  if (text[index] !== '"') return { message: 'Expecting property name enclosed in double quotes', index };
  const end = readString(text, index);
  if (typeof end !== 'number') return end;
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') return { message: "Expecting ':' delimiter", index: colon };
  return readValue(text, skipSpace(text, colon + 1));
}

function readString(text: string, start: number): Read {
  let index = start + 1;
  for (;;) {
    const character = text[index];
    if (character === undefined) return { message: 'Unterminated string starting at', index: start };
    if (character === '"') return index + 1;
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
