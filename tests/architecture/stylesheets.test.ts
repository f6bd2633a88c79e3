import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SHEETS = globSync('src/**/*.css').map((file) => ({ file, css: withoutComments(readFileSync(file, 'utf8')) }));
const CODE = globSync('src/**/*.{ts,tsx}').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

test("a stylesheet calls the window's widths by their names", () => {
  const unnamed = SHEETS.filter(({ file }) => file !== 'src/ui/breakpoints.css').flatMap(({ file, css }) =>
    [...css.matchAll(/@media[^{]*\dpx[^{]*/g)].map(([rule]) => `${file}: ${rule.trim()}`),
  );
  expect(unnamed).toEqual([]);
});

test('every name of a width is used', () => {
  const names = readFileSync('src/ui/breakpoints.css', 'utf8').match(/(?<=@custom-media )--[\w-]+/g) ?? [];
  expect(names.filter((name) => !SHEETS.some(({ css }) => css.includes(`(${name})`)))).toEqual([]);
});

test('every class of a module is used, and every class that is used stands in it', () => {
  const faults = SHEETS.filter(({ file }) => file.endsWith('.module.css')).flatMap(({ file, css }) => {
    const defined = classesIn(css);
    const used = usesOf(file);
    if (used === 'by what is computed') return [];
    return [
      ...[...defined].filter((name) => !used.has(name)).map((name) => `${file}: .${name} is not used`),
      ...[...used].filter((name) => !defined.has(name)).map((name) => `${file}: .${name} is not there`),
    ];
  });
  expect(faults).toEqual([]);
});

test("a module reaches into the timeline by the hooks that CONTRIBUTING.md names, and into nobody else's", () => {
  const hooks = new Set(readFileSync('CONTRIBUTING.md', 'utf8').match(/(?<=`)\.tl-[\w-]+(?=`)/g));
  const reached = SHEETS.flatMap(({ css }) => [...css.matchAll(/:global\(([^)]*)\)/g)].map(([, name = '']) => name));
  expect(new Set(reached)).toEqual(hooks);
});

test('every token is used', () => {
  const all = SHEETS.map(({ css }) => css).join('\n') + CODE.map(({ text }) => text).join('\n');
  const tokens = new Set(readFileSync('src/ui/tokens.css', 'utf8').match(/(?<=^ {2})--[\w-]+(?=:)/gm));
  expect([...tokens].filter((token) => !new RegExp(`var\\(${token}\\b(?!-)`).test(all))).toEqual([]);
});

/** The classes that a module makes; `:global(…)` belongs to somebody else. */
function classesIn(css: string): Set<string> {
  const selectors = css.replaceAll(/:global\([^)]*\)/g, '').replaceAll(/\{[^{}]*\}/g, '{}');
  return new Set(selectors.match(/(?<=\.)[A-Za-z_][\w-]*/g));
}

/** The classes of a module that code asks for by name. */
function usesOf(sheet: string): Set<string> | 'by what is computed' {
  const used = new Set<string>();
  for (const { file, text } of CODE) {
    for (const [, name, path = ''] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
      if (relative('.', join(dirname(file), path)) !== sheet) continue;
      if (new RegExp(`\\b${name}\\[(?!')`).test(text)) return 'by what is computed';
      const uses = text.matchAll(new RegExp(`(?<![/\\w])${name}(?:\\.(\\w+)|\\['([\\w-]+)'\\])`, 'g'));
      for (const [, dotted, quoted] of uses) used.add(dotted ?? quoted ?? '');
    }
  }
  return used;
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}
