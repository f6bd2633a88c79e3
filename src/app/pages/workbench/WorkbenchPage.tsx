import { use, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { ASSIGNED } from '../../../assignments/keptAssignment.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Until } from '../../../ui/Until.tsx';
import { Notices } from '../../run/Notices.tsx';
import { useShared } from '../../shell/address/OpenLink.tsx';
import { Page } from '../../shell/Page.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { benchOf, BENCHES, FIRST_BENCH, linkedBench } from './benches.ts';
import type { Bench } from './benches.ts';
import { BenchView } from './BenchView.tsx';
import { openWork, solvedBenches } from './useWork.ts';
import styles from './workbench.module.css';

/** Write a wrapper, and have it checked. */
export default function WorkbenchPage() {
  const search = useSearch();
  const { linked, query } = useShared();
  const asked = new URLSearchParams(linked ? query : search).get('exercise');
  if (!asked?.startsWith(ASSIGNED)) return <Workbench asked={asked} assigned={null} />;
  return (
    <Until all={[findAssigned()]} meanwhile={null}>
      <AssignedWorkbench key={asked} asked={asked} />
    </Until>
  );
}

/** Finds the exercise of an assignment. */
type FindBench = (id: string) => Bench | null;

/** What reads assignments is fetched where one is asked for, and once. */
const found: Promise<FindBench>[] = [];

function findAssigned(): Promise<FindBench> {
  const before = found[0];
  if (before) return before;
  const now = import('./assignedBench.ts').then(({ assignedBench }) => assignedBench);
  found.push(now);
  return now;
}

function AssignedWorkbench({ asked }: { readonly asked: string }) {
  const assignedBench = use(findAssigned());
  const bench = useMemo(() => assignedBench(asked), [assignedBench, asked]);
  return <Workbench asked={asked} assigned={bench} />;
}

/** @param assigned the exercise of an assignment, which is none of the lab's */
function Workbench({ asked, assigned: own }: { readonly asked: string | null; readonly assigned: Bench | null }) {
  const [path, navigate] = useLocation();
  const { linked, notices } = useShared();
  const found = own ?? (asked === null ? null : benchOf(asked));
  const bench = found ?? benchOf(FIRST_BENCH);
  const [solved, setSolved] = useState(solvedBenches);
  if (!bench) throw new Error(`Failed to find the exercise ${FIRST_BENCH}. Correct FIRST_BENCH.`);

  const shown = linked ? linkedBench(bench, linked) : bench;
  const choose = (id: string) => navigate(`${path}?exercise=${id}`);
  const unknown =
    asked !== null && !found ? [`Failed to open “${asked.slice(0, 40)}”: there is no such exercise. Choose one.`] : [];

  function takeOver() {
    if (!linked || !bench) return;
    const { file, text, files = {} } = linked;
    openWork(bench).replace(text, file === bench.file && !linked.files ? null : { file, files });
    choose(bench.id);
  }
  return (
    <Page title={`${shown.title}: Workbench`} look="tools">
      <PageHead
        title="Workbench"
        end={
          <>
            {own && <Link href="/assignment">Back to the assignment</Link>}
            <Link href="/workbench/table">Every wrapper, every check</Link>
          </>
        }
      >
        Mend a wrapper, and have it checked. It runs in a frame of its own, with no way to your storage or to the
        network.
      </PageHead>
      <Chooser id={bench.id} assigned={own} solved={solved} onChoose={choose} />
      <Notices notices={[...notices, ...unknown]} />
      <BenchView
        key={shown.id}
        bench={shown}
        onSolved={() => setSolved((before) => (linked ? before : new Set([...before, bench.id])))}
        note={
          linked && (
            <section className={styles.linked} aria-labelledby="linked">
              <div>
                <h2 id="linked">This text came with a link</h2>
                <p>
                  Nothing of it has run. Read it first: it runs when you press Run checks. Your own work is as it was.
                </p>
              </div>
              <Button onClick={takeOver}>Put it in place of my text</Button>
              <Button onClick={() => choose(bench.id)}>Back to my text</Button>
            </section>
          )
        }
      />
    </Page>
  );
}

interface ChooserProps {
  readonly id: string;
  readonly assigned: Bench | null;
  readonly solved: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
}

const NONE = { value: '', label: 'a wrapper of the lab' };
const WRAPPERS = BENCHES.filter(({ isExercise }) => !isExercise).map(({ id, title }) => ({ value: id, label: title }));

/** Which exercise, or which wrapper to begin with. */
function Chooser({ id, assigned: own, solved, onChoose }: ChooserProps) {
  const benches = [...(own ? [own] : []), ...BENCHES.filter(({ isExercise }) => isExercise)];
  const exercises = benches.map((bench) => ({
    value: bench.id,
    label: `${bench === own ? 'The assignment' : bench.title}${solved.has(bench.id) ? ' ✓' : ''}`,
  }));
  const isWrapper = WRAPPERS.some(({ value }) => value === id);
  const all = [...exercises, ...WRAPPERS.map(({ value, label }) => ({ value, label: `From ${label}` }))];
  return (
    <>
      <div className={styles.wide}>
        <Segmented legend="Exercise" options={exercises} value={id} onChange={onChoose} />
        <span className={styles.or}>
          or begin with{' '}
          <Pick
            label="Begin with a wrapper"
            options={isWrapper ? WRAPPERS : [NONE, ...WRAPPERS]}
            value={isWrapper ? id : ''}
            onChange={onChoose}
          />
        </span>
      </div>
      <div className={styles.narrow}>
        <Pick label="Exercise or wrapper" look="block" options={all} value={id} onChange={onChoose} />
      </div>
    </>
  );
}
