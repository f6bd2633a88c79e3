type JsonObject = Readonly<Record<string, unknown>>;

/** An object with a value in it, at a path of names from the outside in. What is there already stays beside it. */
export function withField(whole: JsonObject, [name = '', ...rest]: readonly string[], value: unknown): JsonObject {
  const inner = whole[name];
  const outer = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  return { ...whole, [name]: rest.length === 0 ? value : withField(outer, rest, value) };
}
