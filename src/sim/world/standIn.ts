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
      // Whoever awaits a stand-in has it at once; and it has no elements.
      if (typeof key === 'symbol' || key === 'then') return undefined;
      const path = joined(use, key);
      return answers.read(path, key) ?? gives(key, () => createStandIn(path, key, answers));
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
