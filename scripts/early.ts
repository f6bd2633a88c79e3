import type { Plugin } from 'vite';

/** How each page is fetched: what `src/app/early.ts` needs, and nothing else. */
export const PAGES = {
  name: 'pages',
  test: /\/src\/app\/(early|pageModules|shell\/places|worker\/earlyWorker)\.ts$|vite\/preload-helper/,
};

/** Has the lab's document load `src/app/early.ts` for itself: it waits for no other script, and none waits for it. */
export function early(): Plugin {
  return {
    name: 'reauth-lab:early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { path, bundle = {} }) {
        if (path !== '/index.html') return [];
        const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === PAGES.name);
        if (!chunk)
          throw new Error(`Failed to build index.html: there is no chunk ${PAGES.name}. Import early.ts in main.tsx.`);
        return [
          {
            tag: 'script',
            // No entry: other chunks import from it, and WebKit runs an entry again for them.
            attrs: { type: 'module', async: true },
            children: `import './${chunk.fileName}';`,
            // Behind the links to the styles that all pages share: those of the page come after them.
            injectTo: 'head',
          },
        ];
      },
    },
  };
}
