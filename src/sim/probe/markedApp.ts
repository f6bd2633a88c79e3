import { isTokenName, markOf, marksIn } from './marks.ts';
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
  const uses = new Set<string>();
  const seeded = (place: string, name: string): string | null => {
    if (setup.seeds === 'none') return null;
    if (setup.seeds === 'old') return markOf(place, LONG_AGO);
    return setup.seeds === 'all' || isTokenName(name) ? markOf(place) : null;
  };
  return {
    seeded,
    all: () => ({ requests, deeds, state, answer, uses: [...uses] }),
    use: (one: string) => void uses.add(one),
    request: (one: ProbedRequest) => void requests.push(one),
    count: () => requests.length,
    deed(one: Pick<ProbedDeed, 'do' | 'at'>, value: unknown = null) {
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
  const mark = (names: readonly string[]): string => markOf(`${place}#${names.join('#')}`);
  return new Proxy(
    {},
    {
      get(_, key) {
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
        if (!members.has(key)) members.set(key, markedState(longer, seen));
        return members.get(key);
      },
      has: () => true,
    },
  );
}

/** An answer that has every field that is asked for. */
export function markedAnswer(path: readonly string[], seen: Seen): unknown {
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
        if (/^(expires|exp|ttl|max_?age)(_?(in|at|seconds|ms))?$/i.test(key)) return 900;
        if (/^(ok|success|succeeded|isSuccess)$/i.test(key)) return true;
        if (/^(errors?|message|code|detail)$/i.test(key)) return undefined;
        if (isTokenName(key)) {
          seen.answer(longer);
          return markOf([ANSWER, ...longer].join('.'));
        }
        if (!members.has(key)) members.set(key, markedAnswer(longer, seen));
        return members.get(key);
      },
      has: () => true,
    },
  );
}

/** The tokens in a value, however deep, with the way to each. */
export function tokensIn(
  value: unknown,
  path: readonly string[] = [],
  depth = 0,
): readonly { path: readonly string[]; from: string }[] {
  if (typeof value === 'string') return marksIn(value).map(({ place }) => ({ path, from: place }));
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  const text = markTextOf(value);
  if (text !== null) return marksIn(text).map(({ place }) => ({ path, from: place }));
  return Object.entries(value).flatMap(([key, one]) => tokensIn(one, [...path, key], depth + 1));
}

/** What a marked part of state or answer is as a text; `null` for any other value. */
function markTextOf(value: object): string | null {
  if (Object.keys(value).length > 0 || Array.isArray(value)) return null;
  // oxlint-disable-next-line typescript/no-base-to-string -- what is marked has a text of its own
  const text = String(value);
  return marksIn(text).length > 0 ? text : null;
}
