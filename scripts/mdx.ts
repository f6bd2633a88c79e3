import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import type { Plugin } from 'vite';

/** Lessons are MDX: a file becomes a module whose default export takes the components of its prose. */
export function mdx(): Plugin {
  return {
    name: 'mdx',
    enforce: 'pre',
    async transform(text, id) {
      if (!/\.mdx$/.test(id)) return null;
      const { value, map } = await compile({ path: id, value: text }, { remarkPlugins: [remarkGfm] });
      return { code: String(value), map: map ?? null };
    },
  };
}
