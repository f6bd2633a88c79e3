import { appSpecifier, isAdapted, isPackage, resolveOwn } from '../sim/index.ts';
import type { Source } from '../sim/index.ts';
import { statementsOf } from './ast.ts';
import { exportsOf } from './entries.ts';
import type { Import } from './imports.ts';

/** What an import is answered with. */
export type ModuleAs =
  /** A file of the reader's. */
  | 'own'
  /** The package itself. */
  | 'library'
  /** A small one with the same functions, over the world's storage and cookies. */
  | 'adapter'
  /** The module that the lab's own app has by this name, since it has all that is used of it. */
  | 'lab'
  /** Whatever is asked of it, it has: a guess. */
  | 'stand-in';

/** What is used of the lab's auth store by those who know it. */
const STORE_USES =
  /^useAuthStore(\.(getState|setState|subscribe)(\(\)(\.(accessToken|setAccessToken|setTokens|logout)(\(\))?)?)?)?(\(\))?$/;

/**
 * What answers each import.
 *
 * @param uses what a probe saw of modules that were not given: `@/stores/authStore useAuthStore.getState()`
 */
export async function modulesOf(
  imports: readonly Import[],
  { app, file, text, files = {} }: Pick<Source, 'app' | 'file' | 'text' | 'files'>,
  uses: readonly string[],
): Promise<ReadonlyMap<string, ModuleAs>> {
  const modules = new Map<string, ModuleAs>();
  for (const one of imports) modules.set(one.specifier, await answerTo(one));
  return modules;

  async function answerTo({ specifier, uses: named }: Import): Promise<ModuleAs> {
    if (!isPackage(specifier) && resolveOwn({ ...files, [file]: text }, specifier, file) !== null) return 'own';
    if (isAdapted(specifier)) return 'adapter';
    if (isPackage(specifier) || Object.hasOwn(app, specifier)) return 'library';
    const own = appSpecifier(specifier, Object.keys(app));
    if (own === undefined) return 'stand-in';
    const statements = (await statementsOf('app.ts', app[own] ?? '')) ?? [];
    const exported = new Set(exportsOf(statements).values());
    if (!named.every(({ name }) => exported.has(name))) return 'stand-in';
    const deeper = uses.filter((use) => use.startsWith(`${specifier} `)).map((use) => use.slice(specifier.length + 1));
    return own === '@/stores/authStore' && !deeper.every((use) => STORE_USES.test(use)) ? 'stand-in' : 'lab';
  }
}
