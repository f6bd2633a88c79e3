import type { ReactNode } from 'react';
import { callInWords, callLabel, standInWords } from '../../../sim/index.ts';
import type { Call, CallStand, Gap, Resumption } from '../../../sim/index.ts';
import { cx } from '../../../ui/cx.ts';
import type { LineHeads } from './SourceView.tsx';
import styles from './callStands.module.css';

declare module 'react' {
  interface CSSProperties {
    /** How many calls there are to tell of. */
    '--calls'?: number;
  }
}

/** More calls than this do not stand side by side: the others are counted. The column has room for so many. */
const MOST = 3;

/**
 * The column of a source in which calls stand.
 *
 * @param shown the file that is shown
 * @param main the wrapper's
 */
export function standHeads(
  stands: readonly CallStand[],
  { shown, main }: { readonly shown: string; readonly main: string },
): LineHeads {
  const here = Map.groupBy(
    stands.filter(({ file }) => (file ?? main) === shown),
    ({ line }) => line,
  );
  return (line) => <Heads stands={here.get(line) ?? []} />;
}

/** The calls that stand in the wrapper's own text, for the editor. */
export function callsIn(
  stands: readonly CallStand[],
  main: string,
): readonly { readonly line: number; readonly letter: string; readonly isWaiting: boolean }[] {
  return stands
    .filter(({ file }) => file === null || file === main)
    .map(({ call, line, isWaiting }) => ({ line, letter: letterOf(call), isWaiting }));
}

function Heads({ stands }: { readonly stands: readonly CallStand[] }) {
  const fits = stands.length <= MOST ? stands : stands.slice(0, MOST - 1);
  return (
    <>
      {fits.map(({ call, isWaiting }) => (
        <CallMark key={call.id} call={call} isWaiting={isWaiting} />
      ))}
      {fits.length < stands.length && (
        <span className={styles.more} title={stands.map(({ call }) => callLabel(call)).join(', ')}>
          +{stands.length - fits.length}
        </span>
      )}
    </>
  );
}

/** The letter of a call. Hatched: it waits. */
function CallMark({ call, isWaiting }: { readonly call: Call; readonly isWaiting: boolean }) {
  return (
    <span
      className={cx(styles.mark, isWaiting && styles.waits)}
      title={`${callLabel(call)} ${isWaiting ? 'waits' : 'stands'} here`}
    >
      <span aria-hidden>{letterOf(call)}</span>
      <span className="visually-hidden">{`${callInWords(call)} ${isWaiting ? 'waits' : 'stands'} here: `}</span>
    </span>
  );
}

function letterOf({ name, tab, severalTabs }: Call): string {
  return `${name.charAt(0).toUpperCase()}${severalTabs ? tab : ''}`;
}

/**
 * The place of what is said below a source or a timeline: it keeps its height from step to step, so that nothing jumps,
 * unless what stands around it does (`--below`).
 */
export function BelowSource({ calls, children }: { readonly calls: number; readonly children: ReactNode }) {
  return (
    <div className={styles.below} style={{ '--calls': calls }}>
      {children}
    </div>
  );
}

interface StandListProps {
  readonly stands: readonly CallStand[];
  /** The wrapper's file, which need not be named. */
  readonly file: string;
  /** Without it the lines lead nowhere: their source is not on the page. */
  readonly onLine?: (stand: CallStand) => void;
}

/** Where the calls stand, in words, each with a way to its line. */
export function StandList({ stands, file, onLine }: StandListProps) {
  if (stands.length === 0) return <p className={styles.idle}>No call stands in the source at this step.</p>;
  const inWords = (stand: CallStand): string =>
    `${callLabel(stand.call)} ${standInWords(stand)}${stand.file !== null && stand.file !== file ? ` of ${stand.file}` : ''}`;
  return (
    <ul className={styles.list} aria-label="Where the calls stand">
      {stands.map((stand) => (
        <li key={`${stand.call.id} ${stand.file} ${stand.line}`}>
          <CallMark call={stand.call} isWaiting={stand.isWaiting} />
          {onLine ? (
            <button type="button" onClick={() => onLine(stand)}>
              {inWords(stand)}
            </button>
          ) : (
            <span>{inWords(stand)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

export interface WithinStepProps {
  readonly resumptions: readonly Resumption[];
  /** How many of them have been; `null` for the step as a whole. */
  readonly at: number | null;
  readonly onAt: (at: number | null) => void;
}

/** Steps through what ran within one step, one after another: each is a moment of no time at all. */
export function WithinStep({ resumptions, at, onAt }: WithinStepProps) {
  const count = resumptions.length;
  if (count < 2) return null;
  const here = at ?? count;
  const said = resumptions[here - 1]?.sentence ?? 'Nothing has gone on yet.';
  return (
    <div className={styles.within} role="group" aria-label="Within this step">
      <button type="button" aria-label="One resumption back" disabled={here === 0} onClick={() => onAt(here - 1)}>
        ‹
      </button>
      <button type="button" aria-label="One resumption on" disabled={here === count} onClick={() => onAt(here + 1)}>
        ›
      </button>
      <p role="status">
        <b>
          {here} of {count} within this step.
        </b>{' '}
        {said}
      </p>
    </div>
  );
}

/** How many marks have been made after so many of these; `undefined` for the step as a whole. */
export function marksAfter(resumptions: readonly Resumption[], done: number | null): number | undefined {
  if (done === null || done === resumptions.length) return undefined;
  const [first] = resumptions;
  return done === 0 ? first?.before : resumptions[done - 1]?.marks;
}

interface GapsProps {
  readonly gaps: readonly Gap[];
  /** Without it the lines lead nowhere. */
  readonly onLine?: (gap: Gap) => void;
}

/** Awaits at which calls stood together between a question and what they made of its answer. */
export function Gaps({ gaps, onLine }: GapsProps) {
  if (gaps.length === 0) return null;
  return (
    <ul className={cx(styles.list, styles.gaps)} aria-label="Between a question and what follows from it">
      {gaps.map((gap) => (
        <li key={`${gap.file} ${gap.line}`}>
          {onLine ? (
            <button type="button" onClick={() => onLine(gap)}>
              {gap.sentence}
            </button>
          ) : (
            <span>{gap.sentence}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
