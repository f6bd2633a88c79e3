import { httpException, type OrReply } from './answer.ts';
import { decodeJson } from './pythonJson.ts';
import { unprocessable } from './validation.ts';

/** Reads a request's body, before anything else about the request is judged. */
export type BodyReader<Body> = (request: Request) => Promise<OrReply<Body>>;

/** For a route without a body: whatever was sent is left alone. */
export const readNothing: BodyReader<undefined> = async () => ({ ok: true, value: undefined });

const UNPARSABLE = 'There was an error parsing the body';

/**
 * The body as JSON; `undefined` when it is empty. FastAPI parses only what its `content-type` calls JSON, and takes
 * anything else as one piece of text, for which no model has a use.
 */
export const readJson: BodyReader<unknown> = async (request) => {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return { ok: true, value: undefined };
  if (!isJson(request.headers.get('content-type') ?? '')) {
    return { ok: true, value: new TextDecoder().decode(bytes) };
  }

  const text = decodeText(bytes);
  if (text === null) return unreadable(UNPARSABLE);
  const decoded = decodeJson(text);
  if (decoded.ok) return decoded;
  if (decoded.error === null) return unreadable(UNPARSABLE);
  const { message, position } = decoded.error;
  const problem = { type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error', input: {} };
  return { ok: false, reply: unprocessable([{ ...problem, ctx: { error: message } }]) };
};

/**
 * The fields of a form; of two with one name the last, and an empty one counts as left out. A body of another kind is a
 * form without fields.
 */
export const readForm: BodyReader<Readonly<Record<string, unknown>>> = async (request) => {
  const contentType = request.headers.get('content-type') ?? '';
  switch (mediaTypeOf(contentType)) {
    case 'application/x-www-form-urlencoded':
      return { ok: true, value: fieldsOf(new URLSearchParams(await request.text())) };
    case 'multipart/form-data': {
      const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? [];
      const boundary = quoted ?? plain;
      if (boundary === undefined) return unreadable('Missing boundary in multipart.');
      const text = await request.text();
      const begins = text.replace(/^[\r\n]+/, '').slice(0, boundary.length + 2);
      if (!`--${boundary}`.startsWith(begins)) return unreadable('Invalid multipart data.');
      return { ok: true, value: fieldsOf(partsOf(text, boundary)) };
    }
    default:
      return { ok: true, value: {} };
  }
};

function fieldsOf(entries: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...new Map(entries)].filter(([, value]) => value !== ''));
}

/** The parts that are there to their end: one without a boundary behind it does not count. */
function partsOf(text: string, boundary: string): readonly (readonly [string, unknown])[] {
  const whole = text.split(`\r\n--${boundary}`).slice(0, -1);
  return whole.flatMap((part, at) => {
    const [, head, value = ''] = /^(.*?)\r\n\r\n(.*)$/s.exec(at === 0 ? part.replace(`--${boundary}`, '') : part) ?? [];
    const lines = (head ?? '').split('\r\n').filter(Boolean);
    const headers = lines.map((line) => [line.replace(/:.*$/s, '').toLowerCase(), line.replace(/^[^:]*:\s*/, '')]);
    const disposition = headers.find(([name]) => name === 'content-disposition')?.[1] ?? '';
    const [, name] = /;\s*name="([^"]*)"/.exec(disposition) ?? [];
    const [, file] = /;\s*filename="([^"]*)"/.exec(disposition) ?? [];
    if (name === undefined) return [];
    return [[name, file === undefined ? value : uploadOf(file, value, Object.fromEntries(headers))]];
  });
}

/** What a 422 echoes of a file: Starlette's UploadFile over Python's SpooledTemporaryFile, attribute by attribute. */
function uploadOf(filename: string, content: string, headers: unknown): unknown {
  const size = new TextEncoder().encode(content).length;
  const none = { suffix: null, prefix: null, encoding: null, newline: null, dir: null, errors: null };
  const _TemporaryFileArgs = { mode: 'w+b', buffering: -1, ...none };
  const file = { _file: {}, _max_size: 1_048_576, _rolled: false, _TemporaryFileArgs };
  return { filename, file, size, headers, _max_mem_size: 1_048_576 };
}

function isJson(contentType: string): boolean {
  const [, subtype] = /^application\/([^/]*)$/.exec(mediaTypeOf(contentType)) ?? [];
  return subtype !== undefined && (subtype === 'json' || subtype.endsWith('+json'));
}

function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * As `json.loads` decodes bytes: UTF-16 and UTF-32 are told by their marks, or by where the zeros of the first characters
 * are. `null` where it raises.
 */
function decodeText(bytes: ArrayBuffer): string | null {
  const view = new DataView(bytes);
  const [a = -1, b = -1, c = -1, d = -1] = new Uint8Array(bytes.slice(0, 4));
  const marked = (little: boolean) => (little ? a === 0xff && b === 0xfe : a === 0xfe && b === 0xff);
  if (marked(true)) return c === 0 && d === 0 ? decodeUnits(view, 4, 4, true) : decodeUnits(view, 2, 2, true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return decodeUnits(view, 4, 4, false);
  if (marked(false)) return decodeUnits(view, 2, 2, false);
  const length = view.byteLength;
  if (length >= 4 || length === 2) {
    if (a === 0) return decodeUnits(view, 0, b === 0 && length >= 4 ? 4 : 2, false);
    if (b === 0) return decodeUnits(view, 0, length >= 4 && c === 0 && d === 0 ? 4 : 2, true);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Halves of surrogate pairs pass. */
function decodeUnits(view: DataView, from: number, size: 2 | 4, little: boolean): string | null {
  if (view.byteLength % size !== 0) return null;
  let text = '';
  for (let at = from; at < view.byteLength; at += size) {
    const unit = size === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
    if (unit > 0x10_ff_ff) return null;
    text += size === 2 ? String.fromCharCode(unit) : String.fromCodePoint(unit);
  }
  return text;
}

function unreadable(detail: string): OrReply<never> {
  return { ok: false, reply: httpException(400, detail) };
}
