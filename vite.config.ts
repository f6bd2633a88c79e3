import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { asCommonJs, asScript, hasSideEffects } from './scripts/as-script.ts';
import { breakpoints } from './scripts/breakpoints.ts';
import { early, PAGES } from './scripts/early.ts';
import { lessonSummaries } from './scripts/lesson-summaries.ts';
import { mdx } from './scripts/mdx.ts';
import { offline } from './scripts/offline.ts';
import { smallLibraries } from './scripts/small-libraries.ts';
import { strippedLab } from './scripts/stripped-lab.ts';
import { watchWrappers } from './scripts/watch-wrappers.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const empty = at('src/app/worker/stubs/empty.ts');

/** `@/` is the app that a wrapper stands in. */
export const appAlias = [{ find: /^@\//, replacement: `${at('src/live/app')}/` }];

/** What the simulator's libraries want from Node, or bring along and never use, in a browser. */
export const browserAlias = [
  // MSW brings a list of all public suffixes for its cookies: three quarters of its size.
  { find: /^tldts$/, replacement: at('src/app/worker/stubs/tldts.ts') },
  // sucrase reads Flow too, leaves imports as they are, moves mocks of Jest, marks modules for hot reload, rewrites what old
  // engines do not know, names classes of an old React, and looks at its options each time.
  { find: /^(\.|.*\/plugins)\/flow$/, replacement: at('src/app/worker/stubs/flow.ts') },
  {
    find: /^\.\/(Flow|ESMImport|JestHoist|ReactHotLoader|NumericSeparator|OptionalCatchBinding|OptionalChainingNullish)Transformer$/,
    replacement: empty,
  },
  { find: /^\.\/ReactDisplayNameTransformer$/, replacement: at('src/app/worker/stubs/displayNames.ts') },
  { find: /^ts-interface-checker$/, replacement: at('src/app/worker/stubs/checkers.ts') },
  { find: /^\.\/(Options-gen-types|util\/formatTokens|util\/getTSImportedNames)$/, replacement: empty },
  // It knows by name each letter that HTML has a name for: nothing that a wrapper draws is seen here.
  { find: /^\.\.\/parser\/plugins\/jsx\/xhtml$/, replacement: at('src/app/worker/stubs/entities.ts') },
  // It can make maps of its sources, which nobody asks it for.
  { find: /^\.\/computeSourceMap$/, replacement: at('src/app/worker/stubs/sourceMap.ts') },
  // @sinonjs/fake-timers looks for Node's own timers.
  { find: /^(node:)?(util|timers|timers\/promises)$/, replacement: empty },
];

/** What React has by itself. */
const reactAlias = [
  { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: at('src/ui/syncExternalStore.ts') },
];

/** What reads a scenario of somebody's own: the door of the simulator leads to it, and few pages need it. */
const SCENARIO = {
  name: 'scenario',
  test: /\/src\/sim\/scenario(Schema|Text)\.ts$/,
  includeDependenciesRecursively: false,
};

/** Below this many bytes what is shared gets no chunk of its own: each costs a request and compresses badly. */
const LEAST_CHUNK = { start: 1750, shared: 4000 };

/** What a lesson needs before it can be read. It is one chunk, with all that these import: see docs/decisions/0051. */
const LESSON = {
  name: 'lesson',
  test: /\/src\/(app\/pages\/lesson\/LessonPage\.tsx|lessons\/observe\.ts|sim\/facts\/factsOf\.ts)$/,
};

/** What both the front page and a lesson need before they can be read, in one chunk with all that these import. */
const FIRST = {
  name: 'first',
  test: /\/src\/((lessons\/index|app\/shell\/address\/lessonHref|quiz\/view\/use(Question|Resolved)|timeline\/(view\/useWidth|words\/sentence)|ui\/inWords)\.ts|wrappers\/(no-)?mutex\.ts\?raw)$/,
};

/**
 * Modules that are loaded once, by a page or as a worker, and import everything else: no chunk may import from theirs.
 * WebKit runs a worker's entry again when a later chunk imports from it, and all that was asked was done twice.
 */
const ENTRIES = /\/(index\.html|main\.tsx|worker\/worker\.ts)$/;

/** What several pages need, in chunks by who needs it. */
function shared(
  name: keyof typeof LEAST_CHUNK,
  what: Omit<Rolldown.CodeSplittingGroup, 'name'>,
): Rolldown.CodeSplittingGroup {
  return { name, ...what, entriesAware: true, entriesAwareMergeThreshold: LEAST_CHUNK[name] };
}

/**
 * Whether one script is asked for together with another that imports it, and not after it. These lists stand in what is
 * loaded first. What the document begins with is on its way anyhow, and so is the lesson page when it asks for a lesson;
 * the pages named here are mostly come to from others, when they have been fetched.
 */
function isAskedForWith(file: string, one: string): boolean {
  return (
    !/\/(start|rolldown-runtime)-/.test(one) &&
    !/\/(Assignment|Class|Help|Practice|Table|Live|Workbench)Page-|Figures?-|\/(questions|\d\d-[\w-]+)-/.test(file)
  );
}

function isNoEntry(id: string): boolean {
  return !ENTRIES.test(id);
}

/**
 * Has the entry of a worker import what its imports import: a worker has no preloads, and would ask for each only when it
 * has read the one before.
 */
function askedAtOnce(): Plugin {
  return {
    name: 'reauth-lab:asked-at-once',
    renderChunk(code, { isEntry, imports, fileName }, _options, { chunks }) {
      if (!isEntry) return null;
      const deeper = new Set(imports.flatMap((file) => chunks[file]?.imports ?? []));
      const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
      return [...deeper].map((file) => `import './${file.replace(folder, '')}';\n`).join('') + code;
    },
  };
}

export default defineConfig({
  // Relative addresses: the built site works in any folder of any host.
  base: './',
  plugins: [
    breakpoints(),
    early(),
    mdx(),
    lessonSummaries(),
    asScript(browserAlias),
    asCommonJs(),
    smallLibraries(),
    react({ include: /\.(mdx|[jt]sx?)$/ }),
    watchWrappers(),
    msw({ mode: 'worker-only' }),
    offline(),
  ],
  resolve: { alias: [...appAlias, ...browserAlias, ...reactAlias] },
  worker: {
    format: 'es',
    plugins: () => [strippedLab(), smallLibraries(), askedAtOnce()],
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'simulator', tags: ['$initial'], test: isNoEntry }] },
      },
    },
  },
  build: {
    target: 'es2022',
    modulePreload: {
      // Every browser that runs es2022 knows modulepreload.
      polyfill: false,
      resolveDependencies: (file, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((one) => one.endsWith('.css') || isAskedForWith(file, one)),
    },
    // The engine for readers' code is one script by necessity: see docs/decisions/0042.
    chunkSizeWarningLimit: 850,
    rolldownOptions: {
      input: { lab: at('index.html'), live: at('live/index.html') },
      output: {
        codeSplitting: {
          groups: [
            { ...PAGES, priority: 3 },
            shared('start', { tags: ['$initial'], test: isNoEntry, priority: 2 }),
            { ...SCENARIO, priority: 1.8 },
            { ...FIRST, priority: 1.5 },
            { ...LESSON, priority: 1 },
            // Not the live app's: its page should load nothing of the lab's pages.
            shared('shared', { test: /\/src\/(?!live|wrappers).*\.tsx?$/, minShareCount: 2 }),
          ],
        },
        // Without the list of all who share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${name.replace(/~.*(?=\.)/, '')}-[hash][extname]`.replace(/\.\w+(?=-\[)/, ''),
      },
      treeshake: { moduleSideEffects: hasSideEffects },
    },
  },
});
