import { withField } from '../../withField.ts';
import { json } from '../fastapi/answer.ts';
import { readJson } from '../fastapi/body.ts';
import { text } from '../fastapi/fieldChecks.ts';
import { defineRoute, type Route } from '../fastapi/route.ts';
import { type Field, jsonBody, required, valid } from '../fastapi/validation.ts';
import { type Context, requireNothing } from './context.ts';
import { exchangeRefreshToken } from './tokenExchange.ts';

/** A refresh endpoint by names of its own: POST with a JSON body, answered in JSON. */
export interface RefreshEndpoint {
  /** Below the base address: `/token/refresh`. */
  readonly path: string;
  /** The field of the body that carries the refresh token. */
  readonly send: string;
  /** The fields of the answer, from the outside in: `['data', 'accessToken']`. */
  readonly access: readonly string[];
  readonly refresh: readonly string[];
}

/** The endpoint, over the same tokens as the lab's own. */
export function refreshRoute({ path, send, access, refresh }: RefreshEndpoint): Route<Context> {
  const fields = jsonBody<Readonly<Record<string, Field<string>>>>({ [send]: required(text) });
  return defineRoute({
    method: 'POST',
    path,
    readBody: readJson,
    depend: requireNothing,
    validate(body: unknown) {
      const checked = fields(body);
      return checked.ok ? valid({ presented: checked.value[send] ?? '' }) : checked;
    },
    run: ({ presented }, _, context: Context) =>
      exchangeRefreshToken(presented, context, (pair) =>
        json(200, withField(withField({}, access, pair.access.token), refresh, pair.refresh.token)),
      ),
  });
}
