import type { Source } from '../../src/sim/index.ts';
import { DIALECTS } from '../../src/wrappers/dialects.ts';
import { wrapperOf } from '../../src/wrappers/index.ts';

/** Texts by glob, so that the same support serves Node and Chromium. */
const wrappers = import.meta.glob<string>('../../src/wrappers/*.ts', { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<string>('../../src/live/app/{api,config,slices/authSlice,stores/authStore}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What `axios-queue` imports, as the world runs it. */
const libraries = import.meta.glob<string>('../../node_modules/axios/dist/browser/axios.cjs', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const axios = Object.values(libraries).join('');

const app = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.replace('../../src/live/app/', '@/').replace(/\.ts$/, ''), text]),
);

/** A built-in wrapper as the simulator takes it. */
export function sourceOf(id: string): Source {
  const { file } = wrapperOf(id);
  const text = wrappers[`../../src/wrappers/${file}`];
  if (text === undefined)
    throw new Error(`Failed to find src/wrappers/${file}. Add the file, or correct the descriptor.`);
  const dialect = DIALECTS[id];
  return {
    origin: 'lab',
    id,
    file,
    text,
    app: { ...app, ...(id === 'axios-queue' && { axios }) },
    ...(dialect && { dialect }),
  };
}

/** A wrapper of a test's own. */
export function sourceFrom(text: string, file = 'mine.ts'): Source {
  return { origin: 'reader', id: file, file, text, app };
}
