import type { GuessedName } from '../world/environment.ts';
import { isTokenName } from '../world/standInNames.ts';
import { markOf, marksIn } from './marks.ts';
import type { ProbedDeed, ProbedRequest, ProbeSetup } from './probed.ts';

/** What the second answer is called in a mark. */
export const ANSWER = 'answer';

/** When an old token has expired, in seconds since 1970. */
const LONG_AGO = 1_600_000_000;

/** Beyond this no more is noted of a probe: a loop that writes says nothing new. */
export const MOST_DEEDS = 500;

/** What is noted while a wrapper is probed. */
export type Seen = ReturnType<typeof createSeen>;

/** Nothing is seen yet. */
export function createSeen(setup: ProbeSetup) {
  const requests: ProbedRequest[] = [];
  const deeds: ProbedDeed[] = [];
  const state: (readonly string[])[] = [];
  const answer: (readonly string[])[] = [];
  const looked = new Map<string, { readonly path: readonly string[]; readonly value: unknown }>();
  const uses = new Set<string>();
  const environment = new Map<string, GuessedName>();
  let readsText = false;
  const asked = new Set<string>();
  const seeded = (place: string, name: string): string | null => {
    if (setup.seeds === 'none') return null;
    if (setup.seeds !== 'all' && setup.seeds !== 'old' && !isTokenName(name)) return null;
    // Cookies lie there, whether somebody asks or not.
    if (asked.size < MOST_DEEDS && !place.startsWith('cookie.')) asked.add(place);
    return setup.seeds === 'old' ? markOf(place, LONG_AGO) : markOf(place);
  };
  return {
    seeded,
    /** Fields of the second answer that are said. */
    fields: setup.renewed.fields,
    all: () => ({
      requests,
      deeds,
      state,
      answer,
      looked: [...looked.values()],
      asked: [...asked],
      readsText,
      uses: [...uses],
      environment: [...environment.values()],
    }),
    look(path: readonly string[], value: unknown) {
      if (looked.size < MOST_DEEDS) looked.set(path.join('.'), { path, value });
    },
    use: (one: string) => void uses.add(one),
    environment: (one: GuessedName) => void environment.set(one.name, one),
    request: (one: ProbedRequest) => void requests.push(one),
    count: () => requests.length,
    deed(one: Pick<ProbedDeed, 'do' | 'at'>, value: unknown = null) {
      // The answer's JSON text as it came: nothing has parsed it.
      readsText ||= typeof value === 'string' && value.startsWith('"eyJ');
      if (deeds.length < MOST_DEEDS) deeds.push({ ...one, tokens: tokensIn(value) });
    },
    state: (path: readonly string[]) => void state.push(path),
    answer: (path: readonly string[]) => void answer.push(path),
  };
}

/** What a stored JSON text is, where a token stands for it, or the answer's: whatever is asked of it; `null` for any other. */
export function parsedMark(text: string, seen: Seen): unknown {
  const [mark, ...more] = marksIn(String(text));
  if (!mark || more.length > 0 || mark.start > 1) return null;
  if (mark.place === ANSWER) return markedAnswer([], seen);
  return text === markOf(mark.place) ? markedStored(mark.place, []) : null;
}

/** A value that is kept as JSON: its parts are marked with the way to them, `localStorage.auth#tokens.access`. */
function markedStored(place: string, path: readonly string[]): unknown {
  const members = new Map<string, unknown>();
  /** What the wrapper has put into it. */
  const written: Record<string, unknown> = {};
  const mark = (names: readonly string[]): string => markOf(`${place}#${names.join('#')}`);
  return new Proxy(
    {},
    {
      set: (_, key, value) => Reflect.set(written, key, value),
      get(_, key) {
        if (Object.hasOwn(written, key)) return Reflect.get(written, key);
        if (key === 'toJSON' && Object.keys(written).length > 0) return () => written;
        if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf')
          return () => mark(path);
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const longer = [...path, key];
        if (isTokenName(key)) return mark(longer);
        if (!members.has(key)) members.set(key, markedStored(place, longer));
        return members.get(key);
      },
      has: () => true,
    },
  );
}

/** Cookies that code can see: those that it may ask for, and what it has set itself. */
export function cookiesOf(setup: ProbeSetup, seen: Seen): { cookie: string } {
  const jar = new Map<string, string>();
  for (const name of setup.cookies) {
    const seeded = seen.seeded(`cookie.${name}`, name);
    if (seeded !== null) jar.set(name, seeded);
  }
  return {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [, name = '', value = ''] = /^\s*([^=;]*)=([^;]*)/.exec(text) ?? [];
      const isOver = value === '' || /max-age=(0|-)|expires=Thu, 01 Jan 1970/i.test(text);
      if (isOver) jar.delete(name);
      else jar.set(name, value);
      seen.deed({ do: isOver ? 'clear' : 'store', at: `cookie.${name}` }, value);
    },
  };
}

/** Redux state in which everything is found. */
export function markedState(path: readonly string[], seen: Seen): unknown {
  const members = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_, key) {
        const place = `state.${path.join('.')}`;
        if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf')
          return () => (seen.state(path), seen.seeded(place, 'token') ?? '');
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const longer = [...path, key];
        if (isTokenName(key)) {
          seen.state(longer);
          return seen.seeded(`state.${longer.join('.')}`, key);
        }
        seen.state(longer);
        if (/expir|(^|_)exp$|_at$|[a-z]At$/i.test(key)) return NEVER_MS;
        if (/^(is|has)?_?(refreshing|loading|pending|guest|expired|loggingOut|error)$/i.test(key)) return false;
        if (!members.has(key)) members.set(key, markedState(longer, seen));
        return members.get(key);
      },
      has: () => true,
    },
  );
}

/** Further away than any run, in milliseconds since 1970; in seconds too. */
export const NEVER_MS = 4_102_444_800_000;

/** An answer that has every field that is asked for. */
export function markedAnswer(path: readonly string[], seen: Seen): unknown {
  const fieldIn = (key: string): unknown => {
    const longer = [...path, key].join('.');
    const said = seen.fields.find(
      (one) => one.path.at(-1) === key && (one.path.length < 2 || one.path.join('.') === longer),
    );
    return said ? said.value : knownField(key);
  };
  const members = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_, key) {
        const place = [ANSWER, ...path].join('.');
        if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf')
          return () => (seen.answer(path), markOf(place));
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const longer = [...path, key];
        const known = fieldIn(key);
        if (known !== undefined) {
          seen.look(longer, known);
          return known;
        }
        if (/^(errors?|message|code|detail|statusCode|errno)$/i.test(key)) return undefined;
        if (isTokenName(key)) {
          seen.answer(longer);
          return markOf([ANSWER, ...longer].join('.'));
        }
        // A user, a role, whatever an app takes along: an object, in which more may be looked for.
        if (!members.has(key)) {
          seen.look(longer, {});
          members.set(key, markedAnswer(longer, seen));
        }
        return members.get(key);
      },
      has(_, key) {
        if (typeof key === 'string' && fieldIn(key) !== undefined) seen.look([...path, key], fieldIn(key));
        return true;
      },
    },
  );
}

/** What is in a field of an answer whose name says it. */
function knownField(key: string): unknown {
  if (/^((access|refresh)_?(token)?_?)?(expires|expiry|exp|ttl|max_?age)(_?(in|seconds|ms))?$/i.test(key)) return 900;
  if (/^(ok|success|succeeded|isSuccess)$/i.test(key)) return true;
  return /^token_?type$/i.test(key) ? 'bearer' : undefined;
}

/** The tokens in a value, however deep, with the way to each. */
export function tokensIn(
  value: unknown,
  path: readonly string[] = [],
  depth = 0,
): readonly { path: readonly string[]; from: string }[] {
  if (typeof value === 'string') {
    // What is stored is an object as JSON: where in it a token is tells what it is.
    if (value.startsWith('{') && depth <= 6) return tokensIn(parsedObject(value), path, depth + 1);
    return marksIn(value).map(({ place }) => ({ path, from: place }));
  }
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  const text = markTextOf(value);
  if (text !== null) return marksIn(text).map(({ place }) => ({ path, from: place }));
  return Object.entries(value).flatMap(([key, one]) => tokensIn(one, [...path, key], depth + 1));
}

function parsedObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1);
  }
}

/** What a marked part of state or answer is as a text; `null` for any other value. */
function markTextOf(value: object): string | null {
  if (Object.keys(value).length > 0 || Array.isArray(value)) return null;
  // oxlint-disable-next-line typescript/no-base-to-string -- what is marked has a text of its own
  const text = String(value);
  return marksIn(text).length > 0 ? text : null;
}
