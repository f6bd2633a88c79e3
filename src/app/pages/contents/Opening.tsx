import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunSpec } from '../../../quiz/index.ts';
import { callRecordsOf, capital, factsOf, requestsOf } from '../../../sim/index.ts';
import type { Facts, Trace } from '../../../sim/index.ts';
import { layout, prefersStillness, Timeline, usePlayback } from '../../../timeline/index.ts';
import type { Geometry, Playback } from '../../../timeline/index.ts';
import { useWidth } from '../../../timeline/view/useWidth.ts';
import { Button } from '../../../ui/Button.tsx';
import { inWords } from '../../../ui/inWords.ts';
import { usePlayOnce } from '../../run/usePlayOnce.ts';
import { useTrace } from '../../run/figures/LessonRuns.tsx';
import styles from './opening.module.css';

const BROKEN: RunSpec = { wrapper: 'no-mutex', scenario: 'three-at-once' };
const CORRECT: RunSpec = { wrapper: 'mutex', scenario: 'three-at-once' };

/** The stampede, playing by itself, beside the run without it. */
export function Opening() {
  const [broken, correct] = [useTrace(BROKEN), useTrace(CORRECT)];
  const { ref, width } = useWidth();
  const still = prefersStillness();
  const longer = factsOf(broken).durationMs > factsOf(correct).durationMs ? broken : correct;
  const playback = usePlayback(longer, { startAt: still ? 'end' : 'start' });
  usePlayOnce(playback, !still);
  const shown = useMemo(() => (width ? openingLayout(broken, correct, width) : null), [broken, correct, width]);
  const over = playback.step >= playback.steps && !playback.playing;
  return (
    <figure className={styles.figure}>
      <div ref={ref} className={styles.runs} data-side-by-side={shown?.sideBySide || undefined}>
        {shown && (
          <>
            <OpeningRun name="No lock" trace={broken} geometry={shown.geometries[0]} playback={playback} />
            <OpeningRun name="A lock" trace={correct} geometry={shown.geometries[1]} playback={playback} />
          </>
        )}
      </div>
      <figcaption>
        <span>{openingSentence(broken, correct)}</span>
        <Button kind="quiet" onClick={playback.toggle}>
          {playback.playing ? 'Pause' : over ? 'Play again' : 'Play'}
        </Button>
      </figcaption>
    </figure>
  );
}

interface OpeningRunProps {
  readonly name: string;
  readonly trace: Trace;
  readonly geometry: Geometry;
  readonly playback: Playback;
}

const STANDS: Readonly<Record<Tally['user'], string>> = {
  loading: 'loading',
  filled: 'all loaded',
  failed: 'failed',
  'logged out': 'logged out',
};

/** One of the two runs, and what it has cost up to the playhead. */
function OpeningRun({ name, trace, geometry, playback }: OpeningRunProps) {
  const refreshes = useStore(playback.store, ({ place }) => tallyAt(trace, place).refreshes);
  const user = useStore(playback.store, ({ place }) => tallyAt(trace, place).user);
  return (
    <div className={styles.run} inert>
      <p className={styles.head}>
        <b>{name}</b>
        <span className={styles.count}>
          <strong>{refreshes}</strong> {refreshes === 1 ? 'refresh' : 'refreshes'}
        </span>
        <span className={styles.user} data-user={user}>
          {STANDS[user]}
        </span>
      </p>
      <Timeline trace={trace} geometry={geometry} playback={playback} label={name} />
    </div>
  );
}

/** Narrower than this the two runs stand side by side, and time runs down. In px. */
const SIDE_BY_SIDE_BELOW = 560;
const GAP = 16;

/** How the two runs of the front page are laid out. */
interface OpeningLayout {
  readonly sideBySide: boolean;
  readonly geometries: readonly [Geometry, Geometry];
}

/**
 * Two runs on one scale: their calls only, without locks, stores and axis.
 *
 * @param width of the picture, in px
 */
export function openingLayout(a: Trace, b: Trace, width: number): OpeningLayout {
  const sideBySide = width < SIDE_BY_SIDE_BELOW;
  const half = (trace: Trace, other: Trace): Geometry => ({
    ...layout(trace, {
      width: sideBySide ? Math.floor((width - GAP) / 2) : width,
      orientation: sideBySide ? 'down' : 'across',
      compact: true,
      callsOnly: true,
      axisShown: false,
      sharedRange: [other],
    }),
    // What the bars do not say, the words beside them do.
    labels: [],
  });
  return { sideBySide, geometries: [half(a, b), half(b, a)] };
}

/** `Three calls meet an expired token. Without a lock: three refreshes, and the user is logged out. With one: …` */
export function openingSentence(broken: Trace, correct: Trace): string {
  const calls = inWords(broken.calls.length);
  return `${capital(calls)} calls meet an expired token. Without a lock: ${costOf(factsOf(broken))}. With one: ${costOf(factsOf(correct))}.`;
}

function costOf({ refreshRequests, forcedLogouts, outcome }: Facts): string {
  const refreshes = `${inWords(refreshRequests)} ${refreshRequests === 1 ? 'refresh' : 'refreshes'}`;
  if (forcedLogouts > 0) return `${refreshes}, and the user is logged out`;
  return outcome === 'all-succeeded' ? `${refreshes}, and nobody notices` : `${refreshes}, and some calls fail`;
}

/** What a run by time has cost so far. */
interface Tally {
  /** Refresh requests sent. */
  readonly refreshes: number;
  /** How the user stands: still loading, with everything on the screen, or on the login page. */
  readonly user: 'loading' | 'filled' | 'logged out' | 'failed';
}

/** @param atMs virtual time; what happens at it counts */
export function tallyAt(trace: Trace, atMs: number): Tally {
  const refreshes = requestsOf(trace).filter(({ role, sent }) => role === 'refresh' && sent.atMs <= atMs).length;
  return { refreshes, user: userAt(trace, atMs) };
}

function userAt(trace: Trace, atMs: number): Tally['user'] {
  if (trace.events.some((event) => event.type === 'logged-out' && event.atMs <= atMs)) return 'logged out';
  const settled = callRecordsOf(trace).flatMap(({ settled: end }) => (end && end.atMs <= atMs ? end : []));
  if (settled.length < trace.calls.length) return 'loading';
  return settled.every(({ ok }) => ok) ? 'filled' : 'failed';
}
