const TEXTS = import.meta.glob<string>(['../../wrappers/*.ts', '!../../wrappers/{index,dialects,notes}.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * The text of a built-in wrapper: for what is read. What runs it is in `sources.ts`, with the app's modules.
 *
 * @throws {Error} when there is no such file
 */
export function textOf({ file }: { readonly file: string }): string {
  const text = TEXTS[`../../wrappers/${file}`];
  if (text === undefined)
    throw new Error(`Failed to read ${file}: src/wrappers has no such file. Correct its descriptor.`);
  return text;
}
