import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import { mdx } from './scripts/mdx.ts';
import { watchWrappers } from './scripts/watch-wrappers.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const empty = at('src/app/stubs/empty.ts');

/** `@/` is the app that a wrapper stands in. */
export const appAlias = [{ find: /^@\//, replacement: `${at('src/live')}/` }];

/** What the simulator's libraries want from Node, or bring along and never use, in a browser. */
export const browserAlias = [
  // MSW brings a list of all public suffixes for its cookies: three quarters of its size.
  { find: /^tldts$/, replacement: at('src/app/stubs/tldts.ts') },
  // @sinonjs/fake-timers looks for Node's own timers.
  { find: /^(node:)?(util|timers|timers\/promises)$/, replacement: empty },
];

export default defineConfig({
  // Relative addresses: the built site works in any folder of any host.
  base: './',
  plugins: [mdx(), react({ include: /\.(mdx|[jt]sx?)$/ }), watchWrappers(), msw({ mode: 'worker-only' })],
  resolve: { alias: [...appAlias, ...browserAlias] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: { lab: at('index.html'), live: at('live/index.html') },
      // The page takes facts and words from the simulator, the worker all of it: what the page does not use stays out.
      treeshake: { moduleSideEffects: (id) => !/\/src\/(sim|wrappers)\//.test(id) },
    },
  },
});
