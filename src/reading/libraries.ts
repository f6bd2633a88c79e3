/**
 * Libraries whose behaviour matters to a refresh, and that the simulator does not have in itself. Each comes as text, is
 * fetched only for a wrapper that asks for it, and runs in the world as the app's modules do.
 */
export const LIBRARIES = ['axios', 'js-cookie', 'jwt-decode', 'zod'] as const;
export type Library = (typeof LIBRARIES)[number];

/** The libraries that texts name. */
export function librariesIn(texts: readonly string[]): readonly Library[] {
  return LIBRARIES.filter((one) => texts.some((text) => new RegExp(`['"\`]${one}['"\`]`).test(text)));
}
