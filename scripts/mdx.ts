import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import type { Plugin } from 'vite';
import { inlineElements, outlineOf, typography } from '../src/lessons/prose.ts';
import type { LessonPart, MdxNode } from '../src/lessons/prose.ts';

/** What asks for a document of `docs` as a page. */
const PAGE = '.md?page';

/**
 * Lessons are MDX: a file becomes a module that exports its prose, which takes components, and its `outline`. A document
 * in Markdown becomes one of its text, where it is imported with `?page`.
 */
export function mdx(): Plugin {
  return {
    name: 'mdx',
    enforce: 'pre',
    async transform(text, id) {
      if (id.endsWith(PAGE)) {
        const { value } = await compile({ path: id, value: text }, { format: 'md', remarkPlugins: [remarkGfm] });
        return { code: String(value), map: null, moduleType: 'js' };
      }
      if (!id.endsWith('.mdx')) return null;
      let outline: readonly LessonPart[] = [];
      const lessonSyntax = () => (tree: MdxNode) => {
        outline = outlineOf(tree);
        return typography(inlineElements(tree));
      };
      const { value } = await compile({ path: id, value: text }, { remarkPlugins: [remarkGfm, lessonSyntax] });
      return { code: `${String(value)}\nexport const outline = ${JSON.stringify(outline)};`, map: null };
    },
  };
}
