import { httpException, type OrReply } from './answer.ts';
import { decodeJson } from './pythonJson.ts';
import { unprocessable } from './validation.ts';

/** Reads a request's body, before anything else about the request is judged. */
export type BodyReader<Body> = (request: Request) => Promise<OrReply<Body>>;

/** For a route without a body: whatever was sent is left alone. */
export const readNothing: BodyReader<undefined> = async () => ({ ok: true, value: undefined });

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

  const text = decodeUtf8(bytes);
  if (text === null) return unreadable('There was an error parsing the body');
  const decoded = decodeJson(text);
  if (decoded.ok) return decoded;
  const { message, position } = decoded.error;
  const problem = { type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error', input: {} };
  return { ok: false, reply: unprocessable([{ ...problem, ctx: { error: message } }]) };
};

/**
 * The text fields of a form; of two with one name the last, and an empty one counts as left out. A body of another
 * kind is a form without fields.
 */
export const readForm: BodyReader<Readonly<Record<string, string>>> = async (request) => {
  const contentType = request.headers.get('content-type') ?? '';
  switch (mediaTypeOf(contentType)) {
    case 'application/x-www-form-urlencoded':
      return { ok: true, value: fieldsOf(new URLSearchParams(await request.text())) };
    case 'multipart/form-data':
      if (!/;\s*boundary=/i.test(contentType)) return unreadable('Missing boundary in multipart.');
      try {
        return { ok: true, value: fieldsOf(await request.formData()) };
      } catch {
        return unreadable('Invalid multipart data.');
      }
    default:
      return { ok: true, value: {} };
  }
};

function fieldsOf(entries: Iterable<readonly [string, FormDataEntryValue]>): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (typeof value === 'string') fields[name] = value;
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function isJson(contentType: string): boolean {
  const [, subtype] = /^application\/([^/]*)$/.exec(mediaTypeOf(contentType)) ?? [];
  return subtype !== undefined && (subtype === 'json' || subtype.endsWith('+json'));
}

function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(detail: string): OrReply<never> {
  return { ok: false, reply: httpException(400, detail) };
}
