import type { Plugin } from 'vite';
import { readBuiltInWrapper } from '../src/cli/sources.ts';
import { hashOf } from '../src/sim/hash.ts';
import { behindReaders } from '../src/sim/source/program.ts';
import { stripTypes } from '../src/sim/source/stripTypes.ts';
import { transpile } from '../src/sim/source/transpile.ts';
import { WRAPPERS } from '../src/wrappers/index.ts';

/**
 * In the worker for the lab's own wrappers nearly all that runs is known when the site is built. What takes the types off
 * it, a quarter of all that the worker would load, is fetched there only for a text that is not: a lesson may alter one.
 * Of the others it has what comes of them, by the text from which it came.
 */
export function strippedLab(): Plugin {
  return {
    name: 'reauth-lab:stripped-lab',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /\/src\/sim\/source\/stripper\.ts$/ },
      async handler() {
        const { modules, stripped } = await strippedTexts();
        const code = `import { hashOf } from '../hash.ts';
const MODULES = ${JSON.stringify([...modules])};
const STRIPPED = ${JSON.stringify(Object.fromEntries(stripped))};
const keyOf = (text) => text.length + ' ' + hashOf(text);
function kept(file, text) {
  const code = STRIPPED[keyOf(text)];
  if (code === undefined) throw new Error('it was built without a form of ' + file);
  return code;
}
export async function stripperFor(text) {
  return MODULES.includes(keyOf(text)) ? kept : (await import('./stripTypes.ts')).stripTypes;
}`;
        return { code, map: null, moduleType: 'js' };
      },
    },
  };
}

/** What is kept of the lab's texts, by their length and their hash. */
interface Stripped {
  /** The modules themselves. */
  readonly modules: ReadonlySet<string>;
  /** Their code, with marks and without, by the text from which it comes. */
  readonly stripped: ReadonlyMap<string, string>;
}

/** Compiles all of the lab's texts. */
async function strippedTexts(): Promise<Stripped> {
  const modules = new Set<string>();
  const stripped = new Map<string, string>();
  const strip = (file: string, text: string): string => {
    const code = stripTypes(file, text);
    const key = keyOf(text);
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
    modules.add(keyOf(text));
    for (const [specifier, own] of Object.entries(app)) {
      if (!specifier.startsWith('@/')) continue;
      (await transpile(specifier, own, 'lab', undefined, strip)).marked();
      modules.add(keyOf(own));
    }
  }
  return { modules, stripped };
}

function keyOf(text: string): string {
  return `${text.length} ${hashOf(text)}`;
}
