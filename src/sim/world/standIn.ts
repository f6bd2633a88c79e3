/** What the stand-ins of a tab answer. A use is named as one would write it: `tokens.getAccess()`, `env.apiUrl`. */
export interface StandInAnswers {
  /** What a member is; `undefined` for one that nothing is known of, which is a stand-in again. */
  readonly read: (use: string, member: string) => unknown;
  /** What a call gives; `undefined` for a stand-in again. */
  readonly call: (use: string, member: string, args: readonly unknown[]) => unknown;
  /** What it is as a text: in an address, in a header. */
  readonly text: (use: string) => string;
}

/** By this a stand-in says what it is: the way in which it came about. */
const USE = Symbol('use');

/**
 * Something of an app that was not given: whatever is asked of it, it has. Asked for the same twice, it gives the same.
 *
 * @param use how it came about: `@/services/tokens tokens`
 */
export function createStandIn(use: string, member: string, answers: StandInAnswers): unknown {
  const members = new Map<string, unknown>();
  const gives = (name: string, make: () => unknown): unknown => {
    if (!members.has(name)) members.set(name, make());
    return members.get(name);
  };
  const call = (args: readonly unknown[]): unknown => {
    const called = `${use}()`;
    const given = answers.call(called, member, args);
    return given === undefined ? gives('()', () => createStandIn(called, member, answers)) : given;
  };
  return new Proxy(function standIn() {}, {
    get(_, key) {
      if (key === USE) return use;
      if (key === 'call') return (_self: unknown, ...args: unknown[]) => call(args);
      if (key === 'apply') return (_self: unknown, args: unknown[]) => call(args);
      if (key === 'bind')
        return () =>
          (...args: unknown[]) =>
            call(args);
      if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf')
        return () => answers.text(use);
      // Whoever awaits a stand-in has it at once; and as a list it has nothing in it.
      if (key === Symbol.iterator) return () => [].values();
      if (typeof key === 'symbol' || key === 'then') return undefined;
      const path = joined(use, key);
      const named = (): unknown => answers.read(path, key) ?? gives(key, () => createStandIn(path, key, answers));
      const otherwise = (args: readonly unknown[]): unknown => (named() as (...all: unknown[]) => unknown)(...args);
      return textMethod(key, () => answers.text(use), otherwise) ?? named();
    },
    apply: (_, __, args: unknown[]) => call(args),
    construct: () => createStandIn(`new ${use}`, member, answers) as object,
    has: () => true,
    ownKeys: () => ['prototype'],
  });
}

/** How a stand-in came about; `null` for what is none. */
export function standsFor(value: unknown): string | null {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  const use: unknown = isObject ? Reflect.get(value, USE) : undefined;
  return typeof use === 'string' ? use : null;
}

/** What texts have, for what may stand for one: an address, a path, a key. */
const TEXT_METHODS =
  /^(trim|trimEnd|slice|substring|split|toLowerCase|toUpperCase|padStart|indexOf|charAt|charCodeAt|localeCompare)$/;

/** A method of the text that something stands for; `null` where it is none. */
function textMethod(
  key: string,
  text: () => string,
  otherwise: (args: readonly unknown[]) => unknown,
): ((...args: unknown[]) => unknown) | null {
  const ofText = (args: readonly unknown[]): unknown =>
    (Reflect.get(Object(text()) as object, key) as (...all: unknown[]) => unknown).apply(text(), [...args]);
  if (TEXT_METHODS.test(key)) return (...args) => ofText(args);
  // A router has a `replace` too, which takes a place to go to, and no pattern.
  if (/^replace(All)?$/.test(key))
    return (...args) => (args.length === 2 && typeof args[1] !== 'object' ? ofText(args) : otherwise(args));
  return null;
}

/** A value without stand-ins in it: each as the text that it stands for. For what is asked of `fetchBaseQuery`. */
export function withTexts(value: unknown): unknown {
  if (standsFor(value) !== null) return String(value);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const texts = Object.entries(value).map(
    ([key, one]) => [key, standsFor(one) === null ? one : withTexts(one)] as const,
  );
  return Object.fromEntries(texts);
}

/** What a wait that was not given is taken for, in milliseconds: a check of how long something waits is not judged then. */
const SOME_TIME_MS = 10_000;

/** Options in which something of an app that was not given says how long to wait: with some time in its place. */
export function withTime<T extends { readonly timeout?: number | undefined }>(options: T): T {
  return standsFor(options.timeout) === null ? options : { ...options, timeout: SOME_TIME_MS };
}

function joined(use: string, member: string): string {
  return use.endsWith(' ') || use === '' ? use + member : `${use}.${member}`;
}

/** The exports of a module that was not given. */
export function standInModule(specifier: string, answers: StandInAnswers): unknown {
  const members = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === '__esModule') return true;
        if (typeof key === 'symbol') return undefined;
        const use = `${specifier} ${key}`;
        const given = answers.read(use, key);
        if (given !== undefined) return given;
        if (!members.has(key)) members.set(key, createStandIn(use, key, answers));
        return members.get(key);
      },
      has: () => true,
    },
  );
}
