import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { wordsOf } from '../src/app/worker/stubs/wordTree.ts';

const require = createRequire(import.meta.url);

/**
 * Makes what reads a text small where it is bundled, and changes nothing of what it does: Node runs these packages as
 * they are. Each step says what it looked for where a new version of a package no longer has it.
 */
export function smallLibraries(): Plugin[] {
  return [smallBabel(), numbersOfSucrase(), wordsOfSucrase()];
}

/** What is written otherwise in Babel's parser: from where, up to where (not included), and by what. */
const IN_BABEL: readonly (readonly [what: string, from: string, to: string, by: string])[] = [
  // Flow, ESTree, placeholders, V8's intrinsics: dialects that nobody asks for.
  [
    'list of its dialects',
    'const mixinPlugins = {',
    'const mixinPluginNames',
    'const mixinPlugins = { jsx, typescript };\n',
  ],
  // What it says of texts in two of them.
  ['list of what is wrong in Flow', 'const FlowErrors = ', 'function isEsModuleType', ''],
  ['list of what is wrong with placeholders', 'const PlaceholderErrors = ', 'var placeholders = ', ''],
  // It looks for plugins that cannot stand together, and the lab's are always the same.
  ['check of its plugins', '    validatePlugins(pluginsMap);', '    cls = getParserClass', ''],
  // The value of a text in JSX is no concern of the lab, which looks at code.
  ['list of entities', 'const entities = {', 'const lineBreak = ', 'const entities = {};\n'],
  // Which letters names are made of, in every script of Unicode: the engine that runs the parser knows them as well.
  [
    'list of letters',
    'let nonASCIIidentifierStartChars',
    'function isInAstralSet',
    'const nonASCIIidentifierStart = /\\p{ID_Start}/u;\nconst nonASCIIidentifier = /[\\p{ID_Continue}\\u200c\\u200d]/u;\n',
  ],
  [
    'test of letters',
    'function isInAstralSet',
    'const reservedWords = {',
    `function isIdentifierStart(code) {
  if (code < 128) return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 36 || code === 95;
  return nonASCIIidentifierStart.test(String.fromCodePoint(code));
}
function isIdentifierChar(code) {
  if (code < 128) return code >= 48 && code <= 57 || isIdentifierStart(code);
  return nonASCIIidentifier.test(String.fromCodePoint(code));
}
`,
  ],
];

function smallBabel(): Plugin {
  return {
    name: 'reauth-lab:small-babel',
    transform: {
      filter: { id: /@babel\/parser\/lib\/index\.js$/ },
      handler(code) {
        let text = code;
        for (const [what, from, to, by] of IN_BABEL) {
          const start = text.indexOf(from);
          const end = text.indexOf(to, start);
          if (start < 0 || end < 0) throw changed('@babel/parser', what);
          text = text.slice(0, start) + by + text.slice(end);
        }
        return { code: text, map: null };
      },
    },
  };
}

function changed(library: string, what: string): Error {
  return new Error(`Failed to make ${library} small: it has no ${what} where it was. Look at its new version.`);
}

/** Where sucrase has its enumerations, and what it calls them. */
const ENUMERATIONS = [
  ['parser/tokenizer/types', 'TokenType', 'tt|TokenType'],
  ['parser/tokenizer/keywords', 'ContextualKeyword', 'ContextualKeyword'],
  ['parser/util/charcodes', 'charCodes', 'charCodes'],
] as const;

/** Writes the numbers of sucrase's enumerations where it names them, as TypeScript does for a `const enum`. */
function numbersOfSucrase(): Plugin {
  const enumerations = ENUMERATIONS.map(([file, name, called]) => ({
    file,
    name,
    declaration: new RegExp(`export var ${name};[^]*?\\}\\)\\(${name} \\|\\| \\(${name} = \\{\\}\\)\\);`),
    pattern: new RegExp(`\\b(?:${called})\\.(\\w+)\\b`, 'g'),
    values: numbersIn(file, name),
  }));
  return {
    name: 'reauth-lab:numbers-of-sucrase',
    transform: {
      filter: { id: /\/sucrase\/dist\/esm\/.*\.js$/ },
      handler(code, id) {
        let text = code;
        for (const { file, name, declaration } of enumerations) {
          if (!id.endsWith(`/${file}.js`)) continue;
          if (!declaration.test(text)) throw changed('sucrase', `enumeration ${name}`);
          text = text.replace(declaration, `export const ${name} = {};`);
        }
        for (const { pattern, values } of enumerations)
          text = text.replace(pattern, (said, name: string) => String(values.get(name) ?? said));
        return { code: text, map: null };
      },
    },
  };
}

function numbersIn(file: string, name: string): ReadonlyMap<string, number> {
  const module: unknown = require(`sucrase/dist/${file}.js`);
  const values = new Map<string, number>();
  for (const [key, value] of Object.entries(memberOf(module, name) ?? {}))
    if (typeof value === 'number') values.set(key, value);
  if (values.size === 0) throw changed('sucrase', `enumeration ${name}`);
  return values;
}

/** Gives sucrase the words it knows, from which its table of 9000 numbers is made when it is loaded. */
function wordsOfSucrase(): Plugin {
  return {
    name: 'reauth-lab:words-of-sucrase',
    load: {
      filter: { id: /\/sucrase\/dist\/esm\/parser\/tokenizer\/readWordTree\.js$/ },
      handler() {
        const tree = memberOf(require('sucrase/dist/parser/tokenizer/readWordTree.js'), 'READ_WORD_TREE');
        if (!(tree instanceof Int32Array)) throw changed('sucrase', 'table of words');
        const stub = fileURLToPath(new URL('../src/app/worker/stubs/wordTree.ts', import.meta.url));
        return `import { treeOf } from ${JSON.stringify(stub)};
export const READ_WORD_TREE = treeOf(${JSON.stringify(wordsOf(tree))});`;
      },
    },
  };
}

function memberOf(module: unknown, name: string): object | null {
  const member: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : null;
  return typeof member === 'object' ? member : null;
}
