/** Files of a reader, by path. */
export type OwnFiles = Readonly<Record<string, string>>;

const ENDINGS = [
  '',
  ...['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cjs', '.json'].flatMap((end) => [end, `/index${end}`]),
];

/**
 * The file that an import means, among those that were given: by its relative path, by `paths` and `baseUrl` of the
 * nearest `tsconfig.json` above it, below `src` for `@/`, `~/` and `src/`; and where files were given without their
 * folders, by its name.
 *
 * @param from the path of the file that imports it
 * @returns its path; `null` where none is meant
 */
export function resolveOwn(files: OwnFiles, specifier: string, from: string): string | null {
  const exact = (path: string): string | null => {
    const bare = path.replace(/\.[cm]?jsx?$/, '');
    const found = [...ENDINGS.map((end) => path + end), ...ENDINGS.map((end) => bare + end)];
    return found.find((one) => Object.hasOwn(files, one)) ?? null;
  };
  if (specifier.startsWith('.')) {
    const path = joined(folderOf(from), specifier);
    return exact(path) ?? byItsEnd(files, path, from);
  }
  for (const path of mapped(files, specifier, from)) {
    const found = exact(path);
    if (found !== null) return found;
  }
  const [, tail] = /^(?:[@~#]\/|src\/|~)(.+)$/.exec(specifier) ?? [];
  const rest = tail ?? /^@[\w-]+\/(.+)$/.exec(specifier)?.[1];
  if (tail !== undefined) {
    for (const folder of foldersAbove(from)) {
      const found = exact(joined(folder, `src/${tail}`)) ?? exact(joined(folder, tail));
      if (found !== null) return found;
    }
  }
  return rest === undefined ? null : byItsEnd(files, tail ?? specifier.slice(1), from);
}

/** The one file with the longest end in common with a path: `app/authSlice.ts` for `features/auth/authSlice`. */
function byItsEnd(files: OwnFiles, path: string, from: string): string | null {
  const wanted = bareParts(path);
  let best: { readonly length: number; readonly paths: string[] } = { length: 0, paths: [] };
  for (const one of Object.keys(files)) {
    if (one === from) continue;
    const parts = bareParts(one);
    let length = 0;
    while (length < Math.min(parts.length, wanted.length) && parts.at(-1 - length) === wanted.at(-1 - length))
      length += 1;
    if (length > best.length) best = { length, paths: [one] };
    else if (length === best.length && length > 0) best.paths.push(one);
  }
  const [only, ...more] = best.paths;
  if (only === undefined || more.length > 0) return null;
  return best.length > 1 || !only.includes('/') ? only : null;
}

function bareParts(path: string): readonly string[] {
  return path
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/\/index$/, '')
    .split('/')
    .filter((one) => one !== '' && one !== '.' && one !== '..');
}

/** What `paths` and `baseUrl` of the nearest `tsconfig.json` or `jsconfig.json` make of a specifier. */
function* mapped(files: OwnFiles, specifier: string, from: string): Generator<string> {
  for (const folder of foldersAbove(from)) {
    for (const name of ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json']) {
      const text = files[joined(folder, name)];
      if (text === undefined) continue;
      const { baseUrl, paths } = compilerOptionsIn(text);
      const base = joined(folder, baseUrl ?? '.');
      for (const [pattern, targets] of Object.entries(paths)) {
        const [before = '', after = ''] = pattern.split('*');
        const fits = pattern.includes('*')
          ? specifier.startsWith(before) && specifier.endsWith(after)
          : specifier === pattern;
        if (!fits) continue;
        const star = specifier.slice(before.length, specifier.length - after.length);
        for (const target of targets) yield joined(base, target.replace('*', star));
      }
      if (baseUrl !== null) yield joined(base, specifier);
    }
  }
}

interface CompilerOptions {
  readonly baseUrl: string | null;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** A `tsconfig.json` may have comments and commas at its ends. What cannot be read says nothing. */
function compilerOptionsIn(text: string): CompilerOptions {
  const bare = text
    .replaceAll(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, quoted?: string) => quoted ?? '')
    .replaceAll(/,(\s*[}\]])/g, '$1');
  try {
    const options: unknown = (JSON.parse(bare) as { readonly compilerOptions?: unknown }).compilerOptions;
    if (typeof options !== 'object' || options === null) return { baseUrl: null, paths: {} };
    const { baseUrl, paths } = options as { readonly baseUrl?: unknown; readonly paths?: unknown };
    const pairs = typeof paths === 'object' && paths !== null ? Object.entries(paths) : [];
    return {
      baseUrl: typeof baseUrl === 'string' ? baseUrl : null,
      paths: Object.fromEntries(
        pairs.map(([pattern, targets]) => [
          pattern,
          (Array.isArray(targets) ? targets : []).filter((one) => typeof one === 'string'),
        ]),
      ),
    };
  } catch {
    return { baseUrl: null, paths: {} };
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The folders that a file is in, from the inside out; the last is the one that all files share. */
function foldersAbove(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === '' ? [''] : [folder, ...foldersAbove(folder)];
}

function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0) parts.pop();
    else if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}
