import type { Plugin } from 'vite';
import { readBuiltInWrapper } from '../src/cli/sources.ts';
import { hashOf } from '../src/sim/hash.ts';
import { behindReaders } from '../src/sim/source/program.ts';
import { stripTypes } from '../src/sim/source/stripTypes.ts';
import { transpile } from '../src/sim/source/transpile.ts';
import { WRAPPERS } from '../src/wrappers/index.ts';

/**
 * In the worker for the lab's own wrappers nothing else runs than texts that are known when the site is built. What
 * takes the types off them is left out there, a quarter of all that the worker loads, and what comes of them is kept in
 * its place, by the text from which it came.
 */
export function strippedLab(): Plugin {
  return {
    name: 'reauth-lab:stripped-lab',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /\/src\/sim\/source\/stripTypes\.ts$/ },
      async handler() {
        const stripped = Object.fromEntries(await strippedTexts());
        const code = `import { hashOf } from '../hash.ts';
const STRIPPED = ${JSON.stringify(stripped)};
export function stripTypes(file, text) {
  const code = STRIPPED[text.length + ' ' + hashOf(text)];
  if (code === undefined)
    throw new Error('Failed to run ' + file + ': this worker has only what the site was built from. Reload the page.');
  return code;
}`;
        return { code, map: null, moduleType: 'js' };
      },
    },
  };
}

/** The code of each of the lab's texts, with marks and without, by the length and the hash of what it came from. */
export async function strippedTexts(): Promise<ReadonlyMap<string, string>> {
  const stripped = new Map<string, string>();
  const strip = (file: string, text: string): string => {
    const code = stripTypes(file, text);
    const key = `${text.length} ${hashOf(text)}`;
    if (stripped.has(key) && stripped.get(key) !== code)
      throw new Error(`Failed to build the worker: ${file} has the hash of another text. Change a comment in it.`);
    stripped.set(key, code);
    return code;
  };
  for (const wrapper of WRAPPERS) {
    const { file, text, app, dialect } = await readBuiltInWrapper(wrapper);
    // One that stands in an app of its own is compiled as a reader's: see `compile`.
    const made = dialect
      ? await transpile(file, text, 'reader', behindReaders(dialect.entry), strip)
      : await transpile(file, text, 'lab', undefined, strip);
    made.marked();
    for (const [specifier, own] of Object.entries(app))
      if (specifier.startsWith('@/')) (await transpile(specifier, own, 'lab', undefined, strip)).marked();
  }
  return stripped;
}
