import { callInWords, callLabel, standInWords } from '../../../sim/index.ts';
import type { Call, CallStand, Trace } from '../../../sim/index.ts';
import { cx } from '../../../ui/cx.ts';
import type { LineHeads } from './SourceView.tsx';
import styles from './callStands.module.css';

/** More calls than this do not stand side by side: the others are counted. */
const MOST = 3;

/**
 * The column of a source in which calls stand.
 *
 * @param shown the file that is shown
 * @param main the wrapper's
 * @returns `undefined` for a run of which nothing is known
 */
export function standHeads(
  trace: Trace,
  stands: readonly CallStand[],
  { shown, main }: { readonly shown: string; readonly main: string },
): LineHeads | undefined {
  if (!trace.stands) return undefined;
  const here = Map.groupBy(
    stands.filter(({ file }) => (file ?? main) === shown),
    ({ line }) => line,
  );
  return {
    width: 18 * Math.min(MOST, trace.calls.length),
    at: (line) => <Heads stands={here.get(line) ?? []} />,
  };
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

interface StandListProps {
  readonly stands: readonly CallStand[];
  /** The wrapper's file, which need not be named. */
  readonly file: string;
  readonly onLine: (stand: CallStand) => void;
}

/** Where the calls stand, in words, each with a way to its line. */
export function StandList({ stands, file, onLine }: StandListProps) {
  if (stands.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Where the calls stand">
      {stands.map((stand) => (
        <li key={`${stand.call.id} ${stand.file} ${stand.line}`}>
          <CallMark call={stand.call} isWaiting={stand.isWaiting} />
          <button type="button" onClick={() => onLine(stand)}>
            {callLabel(stand.call)} {standInWords(stand)}
            {stand.file !== null && stand.file !== file && ` of ${stand.file}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
