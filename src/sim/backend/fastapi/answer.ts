/** A response before it is one: plain data, so that middleware can add to it and tests can read it. */
export interface Answer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: none at all. */
  readonly body: string | null;
  /** Cookies that it sets, as `Set-Cookie` has them. */
  readonly cookies?: readonly string[];
  /** It does not let the access token in, and says so by another status than 401. */
  readonly refuses?: true;
  /**
   * Made outside of CORSMiddleware, where Starlette handles what nobody caught: to a page of another origin such an
   * answer is a network error.
   */
  readonly outsideCors?: true;
}

/** `offline`: the connection fails, and the client gets no answer. */
export type Reply = Answer | 'offline';

/** What a step of the way to an answer gives: a value to go on with, or the answer that ends it. */
export type OrReply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reply: Reply };

/** As FastAPI's JSONResponse: its `content-type` names no charset. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** As `raise HTTPException(status, detail, headers)`. */
export function httpException(status: number, detail: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return json(status, { detail }, headers);
}

/** A 401 as FastAPI's security tutorial raises it. */
export function unauthorized(detail: string): Answer {
  return httpException(401, detail, { 'www-authenticate': 'Bearer' });
}

/** As Starlette's PlainTextResponse. */
export function plainText(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

/** The answer to an exception that nobody caught. */
export const INTERNAL_SERVER_ERROR: Answer = { ...plainText(500, 'Internal Server Error'), outsideCors: true };

/** The same from an app with `@app.exception_handler(Exception)` that answers in JSON. */
export const INTERNAL_SERVER_ERROR_JSON: Answer = {
  ...httpException(500, 'Internal Server Error'),
  outsideCors: true,
};
