import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CSSOptions, Plugin } from 'vite';

const FILE = fileURLToPath(new URL('../src/ui/breakpoints.css', import.meta.url));

/**
 * Makes the names of `src/ui/breakpoints.css` known in every stylesheet, as the standard has it for `@custom-media`:
 * Lightning CSS looks for them in the file alone. They are added at the end, so that lines keep their numbers.
 */
export function breakpoints(): Plugin {
  return {
    name: 'reauth-lab:breakpoints',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.css$/ },
      handler(code) {
        this.addWatchFile(FILE);
        return { code: code + readFileSync(FILE, 'utf8'), map: null };
      },
    },
    config: () => ({ css: CSS }),
  };
}

/** Stylesheets are read as they are written. The build lowers them for the browsers it is for when it minifies them. */
const CSS: CSSOptions = {
  transformer: 'lightningcss',
  lightningcss: {
    drafts: { customMedia: true },
    targets: {},
    // A grid's areas are named in one module and used in another; a container of the timeline is named for all.
    cssModules: { pattern: '[local]_[hash]', grid: false, container: false },
  },
};
