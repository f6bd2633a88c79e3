import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { Link, useLocation } from 'wouter';
import { questionParts } from '../../../assignments/assigned.ts';
import type { Assignment } from '../../../assignments/assignmentFile.ts';
import { fileNameOf, withDay } from '../../../assignments/draft.ts';
import type { Dated } from '../../../assignments/draft.ts';
import { openAssignment } from '../../../assignments/keptAssignment.ts';
import { readScenario, scenarioFile } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PickFiles } from '../../../ui/PickFiles.tsx';
import { saveFile } from '../../../ui/saveFile.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { Page } from '../../shell/Page.tsx';
import { TextHead } from '../../shell/PageHead.tsx';
import { CopyLink } from './CopyLink.tsx';
import { CourseFields } from './CourseFields.tsx';
import { AddPart, KIND_NAMES, PartEditor } from './PartEditor.tsx';
import { Day, shortNameOf, TextField } from './runFields.tsx';
import { messageOf } from './useAssignment.ts';
import { useDraft } from './useDraft.ts';
import styles from './assignment.module.css';

/** Where an instructor makes an assignment by choosing and writing, tries it, and exports it. */
export default function MakePage() {
  const { draft, text, problem, change, setAssignment, setPart, raise, take, startOver } = useDraft();
  const { assignment } = draft;
  const [said, setSaid] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const questions = useMemo(() => questionParts(assignment), [assignment]);

  function show(place: string): void {
    openAssignment(text);
    navigate(place);
  }
  return (
    <Page title="Make an assignment" look="column" className={styles.page}>
      <TextHead title="Make an assignment">
        Choose runs, and what is asked of them: every key is computed, and wrong answers come from runs in which they
        would be right. What you make is kept in this browser, and given out as a file or a link:{' '}
        <Link href="/help/assignment">what is in it</Link>.
      </TextHead>
      <div className={styles.made}>
        <div className={styles.form}>
          <Heading
            assignment={assignment}
            setAssignment={setAssignment}
            setDay={(which, day) => change(withDay(draft, which, day))}
          />
          {assignment.parts.map((part, at) => (
            <section key={at} className={styles.edited} aria-labelledby={`part-${at}`}>
              <div className={styles.row}>
                <h2 id={`part-${at}`}>
                  {at + 1}. {KIND_NAMES[part.kind]}
                </h2>
                {at > 0 && (
                  <Button kind="quiet" aria-label={`Move part ${at + 1} up`} onClick={() => raise(at)}>
                    Up
                  </Button>
                )}
                <Button kind="quiet" aria-label={`Remove part ${at + 1}`} onClick={() => setPart(at, null)}>
                  Remove
                </Button>
              </div>
              <PartEditor
                assignment={assignment}
                part={part}
                numbered={questions.find((one) => one.part === part) ?? null}
                onChange={(next) => setPart(at, next)}
              />
            </section>
          ))}
          <AddPart assignment={assignment} onAdd={(part) => setAssignment({ parts: [...assignment.parts, part] })} />
        </div>
        <div className={cx(styles.form, styles.whole)}>
          <Scenarios assignment={assignment} setAssignment={setAssignment} onSaid={setSaid} />
          <CourseFields draft={draft} change={change} />
          {(problem ?? said) !== null && <p role="alert">{problem ?? said}</p>}
          <div className={styles.doors}>
            <Button kind="primary" disabled={problem !== null} onClick={() => show('/assignment')}>
              Try it as a learner
            </Button>
            <Button disabled={problem !== null} onClick={() => saveFile(`${fileNameOf(draft)}.json`, text)}>
              Export it
            </Button>
            {problem === null && <CopyLink text={text} />}
            <Button disabled={problem !== null} onClick={() => show('/assignment?sheet=answers')}>
              A sheet with answers
            </Button>
            <PickFiles
              accept=".json,application/json"
              label="An assignment to go on with"
              onFiles={([given]) => given && void take(given.file).then(setSaid)}
            >
              Open a file…
            </PickFiles>
            <Button kind="quiet" onClick={startOver}>
              Start over
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

interface FieldsProps {
  readonly assignment: Assignment;
  readonly setAssignment: (part: Partial<Assignment>) => void;
}

interface HeadingProps extends FieldsProps {
  /** `null` takes it out. */
  readonly setDay: (which: Dated, day: string | null) => void;
}

/** What an assignment is called, when it is due, and what counts half. */
function Heading({ assignment, setAssignment, setDay }: HeadingProps) {
  const { id, title, text, opens, due, hints = true, half = [] } = assignment;
  const halved = (what: (typeof half)[number], on: boolean): void =>
    setAssignment({ half: on ? [...half, what] : half.filter((one) => one !== what) });
  return (
    <>
      <TextField label="Title" value={title} onChange={(next) => setAssignment({ title: next })} isShort />
      <TextField
        label="Short name: answers are kept under it, so keep it"
        value={id}
        onChange={(next) => setAssignment({ id: shortNameOf(next) })}
        isShort
      />
      <TextField
        label="What it is about, in Markdown"
        value={text ?? ''}
        onChange={(next) => setAssignment({ text: next })}
      />
      <div className={styles.row}>
        <Day label="Opens" value={opens} onChange={(day) => setDay('opens', day)} />
        <Day label="Is due" value={due} onChange={(day) => setDay('due', day)} />
        <Switch on={hints} onChange={(on) => setAssignment({ hints: on })}>
          Hints
        </Switch>
        <Switch on={half.includes('right-later')} onChange={(on) => halved('right-later', on)}>
          Half marks for a later right answer
        </Switch>
        <Switch on={half.includes('not-put-to-the-test')} onChange={(on) => halved('not-put-to-the-test', on)}>
          Half marks for a check that was not put to the test
        </Switch>
      </div>
    </>
  );
}

interface ScenariosProps extends FieldsProps {
  readonly onSaid: (said: string | null) => void;
}

/** Scenarios of its own come as files, as the sandbox exports them. */
function Scenarios({ assignment, setAssignment, onSaid }: ScenariosProps) {
  const scenarios = assignment.scenarios ?? {};

  async function add(file: File): Promise<void> {
    const id =
      file.name
        .replace(/\.json$/i, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-') || 'mine';
    try {
      const data: unknown = JSON.parse(await file.text());
      readScenario(id, data);
      setAssignment({ scenarios: { ...scenarios, [id]: v.parse(scenarioFile(), data) } });
      onSaid(null);
    } catch (error) {
      onSaid(
        error instanceof SyntaxError
          ? `Failed to read ${file.name}: it is no JSON. Choose a scenario.`
          : messageOf(error),
      );
    }
  }
  return (
    <div className={styles.row}>
      Scenarios of its own: {Object.keys(scenarios).join(', ') || 'none'}
      <PickFiles accept=".json" label="A scenario" onFiles={([given]) => given && void add(given.file)}>
        Add one from a file…
      </PickFiles>
    </div>
  );
}
