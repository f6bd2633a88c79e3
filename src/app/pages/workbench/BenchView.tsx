import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CHECK_IDS } from '../../../sim/index.ts';
import type { CallStand, CheckId, CheckResult } from '../../../sim/index.ts';
import { inChunk } from '../../../ui/inChunk.ts';
import panel from '../../../ui/panel.module.css';
import { Until } from '../../../ui/Until.tsx';
import { Notices } from '../../run/Notices.tsx';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import { withSaid } from '../../../reading/saidComment.ts';
import type { OwnFile } from '../../run/ownFile.ts';
import { ownSource } from '../../run/sources.ts';
import { useReading } from '../../worker/useReading.ts';
import type { Bench } from './benches.ts';
import { hasGoals, ownOf } from './benches.ts';
import { ChecksPanel } from './checks/ChecksPanel.tsx';
import { useChecks } from './checks/useChecks.ts';
import { useWitnesses } from './checks/useWitnesses.ts';
import { claimsHeld, goalCount, heldOf } from './checks/standingWords.ts';
import type { EditorHandle } from './editor/EditorField.tsx';
import { faultOf, marksOf } from './editor/marksOf.ts';
import { TaskPanel } from './TaskPanel.tsx';
import { TextPanel } from './TextPanel.tsx';
import { useWork } from './useWork.ts';
import styles from './workbench.module.css';

const WitnessPanel = inChunk(async () => (await import('./checks/WitnessPanel.tsx')).WitnessPanel);

const NOWHERE: readonly CallStand[] = [];

interface BenchViewProps {
  readonly bench: Bench;
  /** What is to be said before anything else: that the text came with a link. */
  readonly note?: ReactNode;
  readonly onSolved: () => void;
}

/** One bench: its task, the text, the checks, and the run that violates one. Give it a key. */
export function BenchView({ bench, note, onSolved }: BenchViewProps) {
  const [{ work, keeping, notices }, store] = useWork(bench);
  const [shown, setShown] = useState<CheckId | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const [stands, setStands] = useState<readonly CallStand[]>(NOWHERE);
  const editor = useRef<EditorHandle>(null);

  const own = useMemo(() => ownOf(bench, work), [bench, work]);
  /** What the reader has asked for to be read. */
  const [asked, setAsked] = useState<OwnFile | null>(null);
  const control = useChecks(bench.claims, (checkedOwn, results, claims) => {
    const { text } = checkedOwn;
    const goals = heldOf({ results }, bench.goals) + claimsHeld(claims);
    const all = goalCount(bench);
    store.addEarlier({
      text,
      why: 'checked',
      held: heldOf({ results }, CHECK_IDS),
      goals: hasGoals(bench) ? `${goals} of ${all}` : null,
    });
    const solved = work.solved || goals === all;
    store.change({ tried: work.tried || text !== bench.start, solved });
    if (solved) onSolved();
    setShown((before) => before ?? firstViolated(results, bench));
  });
  const { checked } = control;
  // What is not judged has a question, which its reading knows.
  const isUnjudged = checked.results.some(({ holds }) => holds === null);
  const toRead = asked ?? (isUnjudged ? checked.own : null);
  const read = useReading(toRead && ownSource(toRead));
  const reading = read.state === 'done' || read.state === 'reading' ? read.reading : null;
  const witnesses = useWitnesses(checked);
  const isStale = checked.own !== null && !isSame(checked.own, own);
  const witness = shown === null ? undefined : witnesses.get(shown);
  const marks = useMemo(
    () =>
      isStale
        ? null
        : [...faultOf(checked.problem), ...marksOf([...witnesses.values()], witness, witness ? line : null)],
    [isStale, checked.problem, witnesses, witness, line],
  );

  const { run: check } = control;
  const run = useCallback(() => {
    setShown(null);
    setLine(null);
    store.keep();
    const { work: now } = store.get();
    check(ownOf(bench, now));
    setAsked((before) => before && ownOf(bench, now));
  }, [check, store, bench]);

  /** Says something to the lab in the text, which is read again. */
  function say(text: string) {
    store.type(text);
    store.keep();
    setAsked({ ...own, text });
  }
  useRunKey(run);
  const place = useComesIntoSight(shown);

  return (
    <>
      {note}
      <Notices notices={notices} />
      <div className={styles.columns} data-run={witness !== undefined || undefined}>
        <TaskPanel
          bench={bench}
          hints={work.hints}
          onHint={() => store.change({ hints: Math.min(work.hints + 1, bench.hints.length) })}
        />
        <TextPanel
          bench={bench}
          work={work}
          keeping={keeping}
          store={store}
          marks={marks}
          stands={witness && !isStale ? stands : NOWHERE}
          editor={editor}
          onRun={run}
          own={own}
          reading={reading}
          isRead={toRead !== null && isSame(toRead, own)}
          whyNot={read.state === 'failed' ? read.problem : null}
          onRead={setAsked}
          onText={say}
        />
        <div className={styles.checks}>
          <ChecksPanel
            bench={bench}
            control={control}
            witnesses={witnesses}
            isStale={isStale}
            isSolved={work.solved}
            shown={shown}
            onShow={setShown}
            onLine={(at) => editor.current?.goTo(at)}
            onRun={run}
            reading={reading}
            onSaid={(said) => say(withSaid(own.text, said))}
          />
        </div>
        {witness && (
          <div ref={place} className={styles.run}>
            <div className={panel.panel}>
              <Until all={[WitnessPanel.load()]} meanwhile={<WaitingPanel />}>
                <WitnessPanel
                  key={`${witness.check} ${checked.own?.text}`}
                  witness={witness}
                  onLine={setLine}
                  onStands={setStands}
                  onGo={(place) => {
                    if (place.file === null || place.file === own.file) editor.current?.goTo(place.line);
                  }}
                  file={own.file}
                />
              </Until>
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function isSame(one: OwnFile, other: OwnFile): boolean {
  return (
    one.file === other.file && one.text === other.text && JSON.stringify(one.files) === JSON.stringify(other.files)
  );
}

/** Of the goals: what is violated beside them is no part of the task, and opens when it is asked for. */
function firstViolated(results: readonly CheckResult[], { goals }: Bench): CheckId | null {
  const violated = results.filter(({ holds, witness }) => !holds && witness !== null);
  return violated.find(({ id }) => goals.includes(id))?.id ?? null;
}

/** Ctrl or Cmd and Enter run the checks wherever the focus is; in the editor, the editor hears it. */
function useRunKey(run: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [run]);
}

/** What the reader asks for comes into sight; what comes by itself moves nothing. */
function useComesIntoSight(shown: CheckId | null) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== null && document.activeElement?.closest('[data-check]'))
      place.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return place;
}
