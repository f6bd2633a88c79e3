import type { Reply, OrReply } from './answer.ts';
import type { BodyReader } from './body.ts';
import { type Checked, unprocessable } from './validation.ts';

/** What a route needs to know about the request it answers, whatever else the app keeps with it. */
export interface RouteContext {
  readonly request: Request;
  readonly query: URLSearchParams;
  /** A reply in place of the one that the endpoint's own code would give; else `null`. Asked once, when it would run. */
  readonly forced: () => Promise<Reply | null>;
}

/** A path operation. */
export interface Route<Context extends RouteContext> {
  readonly method: string;
  readonly path: string;
  readonly answer: (context: Context) => Promise<Reply>;
}

export interface RouteDefinition<Context extends RouteContext, Body, Dependency, Values> {
  readonly method: string;
  readonly path: string;
  readonly readBody: BodyReader<Body>;
  /** What is settled before the fields are looked at, such as who is asking. */
  readonly depend: (context: Context) => Promise<OrReply<Dependency>>;
  readonly validate: (body: Body, query: Readonly<Record<string, string>>) => Checked<Values>;
  /** Runs only when all of the above went well. */
  readonly run: (values: Values, dependency: Dependency, context: Context) => Reply | Promise<Reply>;
}

/**
 * A route that goes through FastAPI's steps in FastAPI's order. A body that cannot be parsed is refused first, even
 * to a client without a token; then the dependencies answer; then the fields are validated.
 */
export function defineRoute<Context extends RouteContext, Body, Dependency, Values>(
  definition: RouteDefinition<Context, Body, Dependency, Values>,
): Route<Context> {
  const { method, path, readBody, depend, validate, run } = definition;
  return {
    method,
    path,
    async answer(context) {
      const body = await readBody(context.request);
      if (!body.ok) return body.reply;
      const dependency = await depend(context);
      if (!dependency.ok) return dependency.reply;
      // Of two values with one name the last counts, here as there.
      const values = validate(body.value, Object.fromEntries(context.query));
      if (!values.ok) return unprocessable(values.problems);
      return (await context.forced()) ?? run(values.value, dependency.value, context);
    },
  };
}
