import { dirname } from 'node:path';
import { runnerImport } from 'vite';
import type { Plugin } from 'vite';
import { lessonSummary } from '../src/lessons/lesson.ts';
import type { Lesson } from '../src/lessons/lesson.ts';

const SUFFIX = '?summary';

/**
 * `import summary from './questions.ts?summary'` gives what a list shows of a lesson, as data: the lesson is read when
 * the site is built, so that a page that lists all lessons needs none of them.
 */
export function lessonSummaries(): Plugin {
  return {
    name: 'reauth-lab:lesson-summaries',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      const { module, dependencies } = await runnerImport<{ readonly lesson: Lesson }>(file, {
        configFile: false,
        logLevel: 'warn',
      });
      const own = dependencies.filter((one) => dirname(one) === dirname(file));
      for (const one of [file, ...own]) this.addWatchFile(one);
      return { code: `export default ${JSON.stringify(lessonSummary(module.lesson))};`, map: null, moduleType: 'js' };
    },
  };
}
