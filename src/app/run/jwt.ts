import * as v from 'valibot';
import { decodeBase64Url } from '../../sim/index.ts';

/** What an access token says, as its payload has it. */
export type Claims = Readonly<Record<string, string | number | boolean | null>>;

const claims = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]));

/** The payload of a JWT; `null` for what is none. The signature is not checked: nobody here has the key. */
export function claimsOf(token: string): Claims | null {
  const payload = token.split('.')[1];
  if (payload === undefined || token.split('.').length !== 3) return null;
  try {
    return v.parse(claims, JSON.parse(new TextDecoder().decode(decodeBase64Url(payload))));
  } catch {
    return null;
  }
}
