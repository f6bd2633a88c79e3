import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Node reads one JavaScript file in a third of the time that it needs for the modules which that is made of.
// `node scripts/bundle.ts FOLDER` makes in a folder what a process that does a job runs: see src/cli/process/jobScript.ts.

/** The lab's scripts, from the root of the project. */
const SCRIPTS = {
  lab: 'src/cli/lab.ts',
  jobWorker: 'src/cli/process/jobWorker.ts',
  describeWrapper: 'src/cli/grade/describeWrapper.ts',
};

/**
 * Makes JavaScript of some of the lab's scripts, in a folder, with all that they import.
 *
 * @returns the modules that it is made of, as paths
 */
export async function bundle(names: readonly (keyof typeof SCRIPTS)[], folder: string): Promise<readonly string[]> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [lessonsByGlob()],
    ssr: { noExternal: true, external: ['vitest'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node22',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, SCRIPTS[name]])),
        output: { entryFileNames: 'cli/[name].js', chunkFileNames: 'cli/[name]-[hash].js' },
      },
    },
  });
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
}

/** Node reads the lessons' folders; a bundle has none. */
function lessonsByGlob() {
  const reader = fileURLToPath(new URL('../src/lessons/readLessons.ts', import.meta.url));
  return {
    name: 'reauth-lab:lessons-by-glob',
    enforce: 'pre' as const,
    load: (id: string) =>
      id === reader
        ? `import { lessonEntries } from './lesson.ts';
const lessons = import.meta.glob('./*/questions.ts', { import: 'lesson', eager: true });
export const readLessons = async () => lessonEntries(lessons);`
        : null,
  };
}
