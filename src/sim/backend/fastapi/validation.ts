import { type Answer, INTERNAL_SERVER_ERROR, json } from './answer.ts';
import { encodeJson, PythonNumber } from './pythonJson.ts';

export type Loc = readonly (string | number)[];

/** One entry of a 422's `detail`, in the order that Pydantic writes its keys. */
export interface ValidationProblem {
  readonly type: string;
  readonly loc: Loc;
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ValidationProblem[] };

/** Judges an input that is there. */
export type FieldCheck<Value> = (input: unknown, loc: Loc) => Checked<Value>;

/** Judges an input that may be absent (`undefined`); `whole` is echoed when it must not be. */
export type Field<Value> = (input: unknown, loc: Loc, whole: unknown) => Checked<Value>;

type Fields = Readonly<Record<string, Field<unknown>>>;

/** What the fields give when all of them are right. */
export type ValuesOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Field<infer V> ? V : never };

/** FastAPI's answer to a request that does not fit. It echoes what was sent, and breaks at what it cannot write. */
export function unprocessable(problems: readonly ValidationProblem[]): Answer {
  const body = encodeJson({ detail: problems });
  return body === null ? INTERNAL_SERVER_ERROR : { ...json(422, null), body };
}

/** A value that was checked. */
export function valid<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

/** Why there is none. */
export function invalid(problem: ValidationProblem): Checked<never> {
  return { ok: false, problems: [problem] };
}

/** A field without a default. */
export function required<Value>(check: FieldCheck<Value>): Field<Value> {
  return (input, loc, whole) => (input === undefined ? missing(loc, whole) : check(input, loc));
}

/** A field that may be left out, but must be right when it is there. */
export function optional<Value>(check: FieldCheck<Value>): Field<Value | undefined> {
  return (input, loc) => (input === undefined ? valid(undefined) : check(input, loc));
}

/** Parameters that FastAPI takes one by one, from the query or a form: no whole is echoed when one is missing. */
export function parameters<F extends Fields>(place: 'query' | 'body', fields: F) {
  return (input: Readonly<Record<string, unknown>>) => checkFields(fields, input, [place], null);
}

/** A JSON body that a Pydantic model describes. No body and the body `null` are both missing. */
export function jsonBody<F extends Fields>(fields: F): (input: unknown) => Checked<ValuesOf<F>> {
  const loc = ['body'];
  return (input) => {
    if (input === undefined || input === null) return missing(loc, null);
    if (isRecord(input)) return checkFields(fields, input, loc, input);
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    return invalid({ type: 'model_attributes_type', loc, msg, input });
  };
}

function checkFields<F extends Fields>(
  fields: F,
  input: Readonly<Record<string, unknown>>,
  loc: Loc,
  whole: unknown,
): Checked<ValuesOf<F>> {
  const values: Record<string, unknown> = {};
  const problems: ValidationProblem[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const checked = field(input[name], [...loc, name], whole);
    if (checked.ok) values[name] = checked.value;
    else problems.push(...checked.problems);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without problems, each field gave its value
  return problems.length > 0 ? { ok: false, problems } : valid(values as ValuesOf<F>);
}

function missing(loc: Loc, input: unknown): Checked<never> {
  return invalid({ type: 'missing', loc, msg: 'Field required', input });
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) && !(input instanceof PythonNumber);
}
