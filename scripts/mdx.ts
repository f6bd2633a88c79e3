import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import type { Plugin } from 'vite';
import { inlineElements, outlineOf, typography } from '../src/lessons/prose.ts';
import type { LessonPart, MdxNode } from '../src/lessons/prose.ts';

/** Lessons are MDX: a file becomes a module that exports its prose, which takes components, and its `outline`. */
export function mdx(): Plugin {
  return {
    name: 'mdx',
    enforce: 'pre',
    async transform(text, id) {
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
