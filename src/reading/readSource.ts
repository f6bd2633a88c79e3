import { listed, programOf, run, scenarioOf, WrapperError } from '../sim/index.ts';
import type { Dialect, Source, TokenHome, Trace } from '../sim/index.ts';
import { factsOfReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { absentOf, read } from './read.ts';
import type { Read } from './read.ts';

/** A reader's file, read: what the lab says of it, and how it takes it. */
export interface ReadSource {
  readonly reading: Reading;
  readonly source: Source;
}

/** Sources that were read, for as long as somebody holds them. */
const known = new WeakMap<Source, Promise<ReadSource>>();

/**
 * Reads a source, and confirms what was read by runs. A wrapper of the lab's own, and a file that has the lab's own names
 * for all, is taken as it is.
 *
 * @throws {WrapperError} when the module cannot be compiled, or evaluated
 */
export function readSource(source: Source, onProbe?: () => void): Promise<ReadSource> {
  const before = known.get(source);
  if (before) return before;
  const reading = readAnew(source, onProbe);
  known.set(source, reading);
  return reading;
}

async function readAnew(source: Source, onProbe?: () => void): Promise<ReadSource> {
  try {
    return await readAndTry(source, onProbe);
  } catch (error) {
    if (!(error instanceof WrapperError) || error.problem.kind !== 'threw-at-load') throw error;
    const absent = await absentOf(source);
    if (absent.length === 0) throw error;
    throw new WrapperError({
      ...error.problem,
      kind: 'unknown-import',
      cause: `it uses ${listed(absent)}, which the lab does not have`,
      remedy: 'Leave that out to have the rest judged.',
    });
  }
}

async function readAndTry(source: Source, onProbe?: () => void): Promise<ReadSource> {
  const found = await read(source, onProbe);
  // What has no base query may only be wrong: then that is said.
  if (!found || found.entries.length === 0) await programOf(source);
  const dialect = found?.dialect ?? null;
  const taken =
    dialect === null || (!source.files && found?.isUsual === true && isKnown(found) && isLabs(dialect))
      ? source
      : { ...source, dialect };
  const trials = found && dialect ? await trialsOf(taken) : [];
  const reading = factsOfReading(source, found, trials);
  // A file that speaks as the lab's own do is judged as they are, whatever it does.
  const doubts = taken === source ? [] : reading.doubts.map(({ question }) => question);
  return { reading, source: doubts.length > 0 ? { ...taken, doubts } : taken };
}

/** Nothing in it hangs on what the lab does not have, or was not told. */
function isKnown({ decisive, absent }: Read): boolean {
  return decisive.length === 0 && absent.length === 0;
}

/** Runs that show whether what was read is so: with a good token, and with one that has expired. */
async function trialsOf(source: Source): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const id of ['fresh', 'one-expired'])
    traces.push(await run({ source, scenario: scenarioOf(id), schedule: { by: 'time' } }, { details: false }));
  return traces;
}

/** The refreshes that the lab's own server answers, besides what a file's text says in comments. */
const LABS_REFRESHES: readonly (readonly [path: string, send: string, access: string, refresh: string])[] = [
  ['/auth/refresh', 'refresh_token', 'access_token', 'refresh_token'],
  ['/v1/common/authenticate/RefreshToken', 'token', 'accessToken', 'refreshToken'],
];

/** Keys under which the lab's own app keeps its tokens. */
const LABS_KEYS = ['accessToken', 'access_token', 'token', 'refresh_token', 'refreshToken'];

/** Whether a file speaks as the lab's own wrappers do. */
function isLabs({
  args,
  bases,
  access,
  refreshToken,
  refresh,
  expiry,
  standIns,
  state,
  madeUpTimes,
}: Dialect): boolean {
  const isHome = (home: TokenHome | null): boolean =>
    home === null ||
    home.in === 'auth-store' ||
    (home.in === 'localStorage' && home.path.length === 0 && LABS_KEYS.includes(home.key));
  const isRefresh =
    refresh === null ||
    LABS_REFRESHES.some(([path, send, accessField, refreshField]) => {
      const { method, carries, answer } = refresh;
      return (
        method === 'POST' &&
        refresh.path === path &&
        carries.in === 'json' &&
        carries.path.join('.') === send &&
        answer.access.in === 'json' &&
        answer.access.path.join('.') === accessField &&
        // Besides, the lab's own answers have the kind of the token in them, and nothing else.
        (answer.also ?? []).every(({ path: other, value }) => other.join('.') === 'token_type' && value === 'bearer') &&
        // The lab's auth store takes two tokens: its server gives both, also to a wrapper that does not look at the second.
        (answer.refresh === null
          ? access.home?.in === 'auth-store'
          : answer.refresh.in === 'json' && answer.refresh.path.join('.') === refreshField)
      );
    });
  return (
    args === 'path' &&
    bases.length === 0 &&
    isHome(access.home) &&
    isHome(refreshToken.home) &&
    isRefresh &&
    expiry === null &&
    standIns.length === 0 &&
    madeUpTimes === undefined &&
    state.length === 0
  );
}
