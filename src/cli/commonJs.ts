import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How a file of a package names another one beside it. */
const RELATIVE = /\brequire\((["'])(\.{1,2}\/[^"']+)\1\)/g;

/**
 * A file of a CommonJS package, and the files beside it that it requires, as the text of one module.
 *
 * @param path of a file that says how its neighbours are called in full: `./v4/index.cjs`
 * @throws {Error} when one of them cannot be read
 */
export async function readCommonJs(path: string): Promise<string> {
  const texts = new Map<string, string>();
  await add(path);
  const [[, only = ''] = [], ...others] = texts;
  if (others.length === 0) return only;
  const functions = [...texts].map(
    ([name, text]) => `${JSON.stringify(name)}: function (module, exports, require) {\n${text}\n}`,
  );
  return `const files = {\n${functions.join(',\n')}\n};
const loaded = {};
function load(name) {
  if (!loaded[name]) files[name].call(undefined, (loaded[name] = { exports: {} }), loaded[name].exports, load);
  return loaded[name].exports;
}
module.exports = load(${JSON.stringify(path)});`;

  async function add(file: string): Promise<void> {
    if (texts.has(file)) return;
    texts.set(file, '');
    const text = await readFile(file, 'utf8');
    const required = [...text.matchAll(RELATIVE)].map(([, , name = '']) => join(dirname(file), name));
    texts.set(
      file,
      text.replaceAll(RELATIVE, (_, __, name: string) => `require(${JSON.stringify(join(dirname(file), name))})`),
    );
    for (const one of required) await add(one);
  }
}
