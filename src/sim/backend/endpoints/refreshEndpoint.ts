import type { Carrier, RefreshContract } from '../../source/dialect.ts';
import { withField } from '../../withField.ts';
import type { Answer } from '../fastapi/answer.ts';
import { readForm, readJson, readNothing } from '../fastapi/body.ts';
import type { BodyReader } from '../fastapi/body.ts';
import { text } from '../fastapi/fieldChecks.ts';
import { defineRoute, type Route } from '../fastapi/route.ts';
import { type Checked, type Field, jsonBody, parameters, required, valid } from '../fastapi/validation.ts';
import { cookieOf, tokenOf } from './carriers.ts';
import { type Context, requireNothing } from './context.ts';
import { type BroughtTokens, exchangeRefreshToken } from './tokenExchange.ts';

/** A refresh endpoint by a contract of its own, over the same tokens as the lab's. */
export function refreshRoute({ method, path, carries, answer }: RefreshContract): Route<Context> {
  return defineRoute({
    method,
    path,
    readBody: readerOf(carries),
    depend: requireNothing,
    validate: presentedIn(carries),
    run: ({ presented }, _, context: Context) =>
      exchangeRefreshToken(
        presented ?? tokenOf(carries, context) ?? '',
        context,
        (brought) => answerOf(answer, brought),
        answer.refresh === null,
      ),
  });
}

interface Presented {
  /** `null` where it is not in what is validated: in a header, or a cookie. */
  readonly presented: string | null;
}

function readerOf(carries: Carrier): BodyReader<unknown> {
  if (carries.in === 'json') return readJson;
  return carries.in === 'form' ? readForm : readNothing;
}

/** As FastAPI validates a field that is required: what is missing is a 422. */
function presentedIn(carries: Carrier): (body: unknown, query: Readonly<Record<string, string>>) => Checked<Presented> {
  switch (carries.in) {
    case 'json': {
      const [first = '', ...rest] = carries.path;
      const fields = jsonBody<Readonly<Record<string, Field<unknown>>>>({
        [first]: rest.length === 0 ? required(text) : required(valid),
      });
      return (body) => {
        const checked = fields(body);
        return checked.ok ? valid({ presented: textAt(checked.value[first], rest) }) : checked;
      };
    }
    case 'form':
    case 'query': {
      const name = carries.in === 'form' ? carries.field : carries.name;
      const fields = parameters<Readonly<Record<string, Field<string>>>>(carries.in === 'form' ? 'body' : 'query', {
        [name]: required(text),
      });
      return (body, query) => {
        const checked = fields(carries.in === 'form' ? fieldsIn(body) : query);
        return checked.ok ? valid({ presented: checked.value[name] ?? '' }) : checked;
      };
    }
    case 'header':
    case 'cookie':
    case 'text':
      return () => valid({ presented: null });
  }
}

/** The text fields of a form that was read. */
function fieldsIn(body: unknown): Readonly<Record<string, string>> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function textAt(value: unknown, path: readonly string[]): string {
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? value : '';
  return typeof value === 'object' && value !== null ? textAt(Reflect.get(value, name), rest) : '';
}

function answerOf({ status, access, refresh, also = [] }: RefreshContract['answer'], brought: BroughtTokens): Answer {
  const tokens = [
    [access, brought.access],
    [refresh, brought.refresh],
  ] as const;
  let fields: Readonly<Record<string, unknown>> | null = null;
  let whole: string | null = null;
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (const { path, value } of also) fields = withField(fields ?? {}, path, value);
  for (const [carrier, token] of tokens) {
    if (token === null) continue;
    if (carrier?.in === 'json' && carrier.path.length > 0) fields = withField(fields ?? {}, carrier.path, token);
    else if (carrier?.in === 'json') whole = JSON.stringify(token);
    if (carrier?.in === 'text') whole = token;
    if (carrier?.in === 'header') headers[carrier.name] = carrier.prefix + token;
    if (carrier?.in === 'cookie') cookies.push(cookieOf(carrier.name, token));
  }
  const hasBody = fields !== null || whole !== null || status !== 204;
  const type = access.in === 'text' ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    headers: hasBody ? { ...headers, 'content-type': type } : headers,
    body: hasBody ? (whole ?? JSON.stringify(fields ?? {})) : null,
    cookies,
  };
}
