import { constants } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { librariesIn } from '../reading/libraries.ts';
import type { Library } from '../reading/libraries.ts';
import { LONGEST_SOURCE } from '../sim/index.ts';
import type { ContractSettings, Source } from '../sim/index.ts';
import { DIALECTS } from '../wrappers/dialects.ts';
import { readCommonJs } from './commonJs.ts';
import { codeOf, reasonOf, UsageError } from './errors.ts';
import { IS_PACKAGE, PACKED_LIBRARIES, ROOT } from './labFiles.ts';

/** The modules that a wrapper may import from its app, and the files they are. */
const APP_MODULES: Readonly<Record<string, string>> = {
  '@/api': 'src/live/app/api.ts',
  '@/config': 'src/live/app/config.ts',
  '@/slices/authSlice': 'src/live/app/slices/authSlice.ts',
  '@/stores/authStore': 'src/live/app/stores/authStore.ts',
};

/** The file of each library that runs in a world: as text, like the app. */
const LIBRARY_FILES: Readonly<Record<Library, string>> = {
  axios: 'axios/dist/browser/axios.cjs',
  'js-cookie': 'js-cookie/dist/js.cookie.js',
  'jwt-decode': 'jwt-decode/build/cjs/index.js',
  zod: 'zod/index.cjs',
};

/** The text of a library, of this repository's own packages. */
export function readLibrary(name: Library): Promise<string> {
  return readCommonJs(join(ROOT, 'node_modules', LIBRARY_FILES[name]));
}

/** The texts of libraries that a wrapper may import, by specifier. */
async function readLibraries(names: readonly Library[]): Promise<Source['app']> {
  const entries = names.map(
    async (name) =>
      [name, await (IS_PACKAGE ? readFile(join(PACKED_LIBRARIES, `${name}.txt`), 'utf8') : readLibrary(name))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What lies beside a wrapper and says what its backend is like. */
const BESIDE = 'reauth-lab.json';

const contractSettings = v.record(v.string(), v.string());

/** The texts of the app's modules, by specifier. */
export async function readAppModules(): Promise<Source['app']> {
  const entries = Object.entries(APP_MODULES).map(
    async ([specifier, path]) => [specifier, await readFile(join(ROOT, path), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** A built-in wrapper as text. `file` is its name in `src/wrappers`. */
export async function readBuiltInWrapper(wrapper: { readonly id: string; readonly file: string }): Promise<Source> {
  const { id, file } = wrapper;
  const text = await readFile(join(ROOT, 'src/wrappers', file), 'utf8');
  const app = { ...(await readAppModules()), ...(await readLibraries(librariesIn([text]))) };
  const dialect = DIALECTS[id];
  return { origin: 'lab', id, file, text, app, ...(dialect && { dialect }) };
}

/**
 * A reader's own file as text.
 *
 * @param path relative to `folder`, the one the command was typed in.
 * @param config a file that says what its backend is like, in place of the `reauth-lab.json` beside it.
 * @throws {UsageError} when it cannot be read.
 */
export async function readWrapperFile(path: string, folder: string, config?: string): Promise<Source> {
  if (path === '') throw new UsageError('Failed to read the file: its path is empty. Give --file a path.');
  const text = await beginningOf(resolve(folder, path)).catch((error: unknown) => {
    throw new UsageError(
      `Failed to read ${path}: ${reasonOf(error)}. Give the path of a TypeScript or JavaScript file.`,
    );
  });
  if (text.length > LONGEST_SOURCE) {
    const most = LONGEST_SOURCE.toLocaleString('en');
    throw new UsageError(
      `Failed to read ${path}: it has more than ${most} characters. Give the path of the wrapper alone, without its bundle.`,
    );
  }
  return asSource({ origin: 'reader', id: basename(path), file: basename(path), text }, path, folder, config);
}

/**
 * A reader's text, or several, with the app that it stands in, the libraries that it names, and what lies beside it and
 * says what its backend is like.
 *
 * @param path of the file with the base query, relative to `folder`
 * @throws {UsageError} as `readWrapperFile`
 */
export async function asSource(
  source: Pick<Source, 'origin' | 'id' | 'file' | 'text' | 'files'>,
  path: string,
  folder: string,
  config: string | undefined,
): Promise<Source> {
  const contract = await readContractFile(path, folder, config);
  const texts = [source.text, ...Object.values(source.files ?? {})];
  return {
    ...source,
    app: { ...(await readAppModules()), ...(await readLibraries(librariesIn(texts))) },
    ...(contract && { contract }),
  };
}

/** How long what is read may give nothing, in milliseconds: a pipe that nobody writes into gives nothing for ever. */
const PATIENCE_MS = 10_000;

/**
 * The text of a file: of a file, a pipe or a device, and never more than it takes to see that it is too long.
 *
 * @param bytes more than these are read up to the first one too many
 * @throws {Error} when nothing came out of it for so many milliseconds
 */
export async function beginningOf(path: string, bytes = 4 * LONGEST_SOURCE, patienceMs = PATIENCE_MS): Promise<string> {
  // Without O_NONBLOCK the opening of a pipe waits for somebody who writes, and so does the end of the process.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const isPipe = (await file.stat()).isFIFO();
    const parts: Buffer[] = [];
    let length = 0;
    let heardMs = performance.now();
    while (length <= bytes) {
      const part = await nextPart(file, bytes + 1 - length);
      if (part === null || (part.length === 0 && isPipe && length === 0)) {
        if (performance.now() - heardMs > patienceMs)
          throw new Error(`nothing came out of it in ${patienceMs / 1000} seconds`);
        await setTimeout(PAUSE_MS);
        continue;
      }
      if (part.length === 0) break;
      parts.push(part);
      length += part.length;
      heardMs = performance.now();
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    await file.close();
  }
}

/** Between two looks whether something has come, in milliseconds. */
const PAUSE_MS = 20;

/** Empty at the end; `null` where nothing has come yet. */
async function nextPart(file: FileHandle, most: number): Promise<Buffer | null> {
  try {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(most, 1 << 16)) });
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
}

/**
 * What a file says about a wrapper's backend, as `{ "refresh": "/token/refresh" }`: the file that was named, or the
 * `reauth-lab.json` beside the wrapper. `undefined` where there is none.
 *
 * @throws {UsageError} when the file that was named is not there, or what is there cannot be read
 */
async function readContractFile(
  wrapper: string,
  folder: string,
  config: string | undefined,
): Promise<ContractSettings | undefined> {
  const path = config ?? join(dirname(wrapper), BESIDE);
  const text = await smallFile(resolve(folder, path)).catch((error: unknown) => {
    if (config === undefined && isMissing(error)) return undefined;
    throw new UsageError(`Failed to read ${path}: ${reasonOf(error)}. Give --config the path of a JSON file.`, {
      cause: error,
    });
  });
  if (text === undefined) return undefined;
  try {
    return v.parse(contractSettings, JSON.parse(text));
  } catch (error) {
    const cause = error instanceof SyntaxError ? 'it is no JSON' : 'it is no object of texts';
    throw new UsageError(`Failed to read ${path}: ${cause}. Write it as { "refresh": "/token/refresh" }.`, {
      cause: error,
    });
  }
}

/** A configuration has some lines. What is no file, such as a pipe, might never end. */
const LONGEST_CONFIG = 100_000;

async function smallFile(path: string): Promise<string> {
  const about = await stat(path);
  if (about.isDirectory()) throw new Error('it is a folder');
  if (!about.isFile()) throw new Error('it is no file');
  if (about.size > LONGEST_CONFIG) throw new Error(`it is longer than ${LONGEST_CONFIG.toLocaleString('en')} bytes`);
  return readFile(path, 'utf8');
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
