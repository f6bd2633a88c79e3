import { useDrop } from '../../../ui/useDrop.ts';
import { Button } from '../../../ui/Button.tsx';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { PickFiles } from '../../../ui/PickFiles.tsx';
import { Page } from '../../shell/Page.tsx';
import { TextHead } from '../../shell/PageHead.tsx';
import { Report } from './Report.tsx';
import { useClass } from './useClass.ts';
import door from '../../../ui/door.module.css';
import styles from './class.module.css';

/** Where a class goes wrong: its learners' exported files in, which may be dropped anywhere, a report out, nothing sent. */
export default function ClassPage() {
  const { state, add, count, forget } = useClass();
  const take = (given: readonly GivenFile[]) => void add(given);
  const drop = useDrop(take);
  return (
    <Page title="Class" look="column" className={styles.page} {...drop.props}>
      <TextHead title="Class">
        For each question: how many got it right at first, and which idea stands behind the usual mistake. For each
        learner: what is done. Whatever was said is graded here anew, by a run. The files stay in this browser: nothing
        is sent, nothing is kept.
      </TextHead>
      <div className={door.door} data-small={state.as !== 'empty' || undefined} data-over={drop.over || undefined}>
        <p>
          {state.as === 'empty'
            ? 'Drop the files here that your learners exported on the practice page, or folders of them, all at once; with the file of an assignment, where they did one.'
            : 'More files can be dropped anywhere here.'}
        </p>
        <PickFiles
          kind={state.as === 'empty' ? 'primary' : 'usual'}
          accept=".json,application/json"
          label="Exported files"
          multiple
          onFiles={take}
        >
          {state.as === 'empty' ? 'Choose files…' : 'Add files…'}
        </PickFiles>
        <PickFiles accept=".json" label="A whole folder" folder onFiles={take}>
          Choose a folder…
        </PickFiles>
        <PickFiles accept=".json,application/json" label="An assignment or a course" onFiles={take}>
          {state.as === 'report' && state.by !== null ? 'Another assignment…' : 'An assignment or a course…'}
        </PickFiles>
        {state.as !== 'empty' && (
          <Button
            kind="quiet"
            onClick={() => {
              forget();
              // The button goes away, and the focus must not go with it.
              document.getElementById('main')?.focus();
            }}
          >
            Start over
          </Button>
        )}
      </div>
      {state.as === 'counting' && <Counting done={state.done} of={state.of} />}
      {state.as === 'failed' && (
        <p role="alert" className={styles.failed}>
          {state.message} <Button onClick={() => void count()}>Count again</Button>
        </p>
      )}
      {state.as === 'report' && (
        <>
          <p className={styles.by}>
            {state.by === null ? 'Counted are the questions of all lessons.' : `Counted by “${state.by}”.`}
          </p>
          {state.report.files + state.report.faults.length > 0 ? (
            <Report report={state.report} />
          ) : (
            <p role="status" className={styles.by}>
              Now choose the files that your learners exported.
            </p>
          )}
        </>
      )}
    </Page>
  );
}

/** While runs are made: how far it is. */
function Counting({ done, of }: { done: number; of: number }) {
  return (
    <div className={styles.counting}>
      <div className="hatched" />
      <p role="status">The runs behind the questions are made.</p>
      {of > 0 && (
        <p>
          {done} of {of}
        </p>
      )}
    </div>
  );
}
