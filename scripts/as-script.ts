import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Alias, Plugin } from 'vite';
import { smallLibraries } from './small-libraries.ts';

const SUFFIX = '?script';

/**
 * Whether a module does something by being loaded. These folders' do not: from a folder is taken what is needed, not
 * what its index.ts lists.
 */
export function hasSideEffects(id: string): boolean {
  return !/\/src\/(sim|reading|wrappers|timeline|quiz|lessons)\/.*\.ts$/.test(id);
}

/**
 * `import text from './engine.ts?script'` gives a module and everything it imports as the text of one classic script:
 * what runs where nothing can be loaded.
 *
 * @param alias what the script's imports mean
 */
export function asScript(alias: readonly Alias[]): Plugin {
  return {
    name: 'reauth-lab:as-script',
    enforce: 'pre',
    load: {
      filter: { id: /\?script$/ },
      async handler(id) {
        const { text, files } = await bundleScript(id.slice(0, -SUFFIX.length), alias);
        for (const file of files) this.addWatchFile(file);
        return { code: `export default ${JSON.stringify(text)};`, map: null, moduleType: 'js' };
      },
    },
  };
}

const PACKAGE = /^([a-z-]+)\?commonjs$/;

/** `import text from 'axios?commonjs'` gives a package and everything it imports as the text of one CommonJS module. */
export function asCommonJs(): Plugin {
  return {
    name: 'reauth-lab:as-commonjs',
    enforce: 'pre',
    resolveId: { filter: { id: PACKAGE }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0[a-z-]+\?commonjs$/ },
      async handler(id) {
        const [, name = ''] = PACKAGE.exec(id.slice(1)) ?? [];
        const { text } = await bundleScript(fileURLToPath(import.meta.resolve(name)), [], 'cjs');
        return { code: `export default ${JSON.stringify(text)};`, map: null, moduleType: 'js' };
      },
    },
  };
}

/** A module and everything it imports as one text: a classic script, or a CommonJS module. */
export async function bundleScript(
  input: string,
  alias: readonly Alias[],
  format: 'iife' | 'cjs' = 'iife',
): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: [...alias] },
    plugins: [smallLibraries()],
    build: {
      write: false,
      target: 'es2022',
      // As a library, because what a page loads in advance has no place in a script.
      lib: { entry: input, formats: [format], name: 'script' },
      rolldownOptions: {
        output: { codeSplitting: false, ...(format === 'cjs' && { exports: 'named' }) },
        treeshake: { moduleSideEffects: hasSideEffects },
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output))
    throw new Error(`Failed to bundle ${input}: nothing came out of it. Look at what it exports.`);
  const [chunk, ...others] = output.output;
  if (others.length > 0)
    throw new Error(`Failed to bundle ${input}: it is more than one script. Leave out what it loads.`);
  return { text: chunk.code, files: Object.keys(chunk.modules).filter((file) => !file.includes('\0')) };
}
