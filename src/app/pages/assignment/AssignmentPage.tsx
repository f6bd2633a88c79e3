import { useCallback, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { challengeParts, endOf, exerciseOf, goalsOf, questionParts, runOf } from '../../../assignments/assigned.ts';
import { assignmentsOf } from '../../../assignments/assignmentFile.ts';
import type {
  Assignment,
  AssignmentFile,
  ChallengePart,
  Course,
  ExercisePart,
} from '../../../assignments/assignmentFile.ts';
import { ASSIGNED } from '../../../assignments/keptAssignment.ts';
import { claimGoalsOf, claimsOf, judgeClaim } from '../../../assignments/runClaims.ts';
import { begunExercises, takeExercises } from '../../../exercises/kept.ts';
import { LESSONS } from '../../../lessons/index.ts';
import { answersOf } from '../../../quiz/index.ts';
import type { ExportedExercise } from '../../../quiz/progress/exported.ts';
import { ProgressNotices, ProgressTools, RunTitlesContext, useProgress } from '../../../quiz/view/index.ts';
import { useFound } from '../../../quiz/view/useResolved.ts';
import { checkOf, counted, goalOf, packScenario } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { inBrowser } from '../../../ui/kept.ts';
import { inChunk } from '../../../ui/inChunk.ts';
import { PickFiles } from '../../../ui/PickFiles.tsx';
import { Until } from '../../../ui/Until.tsx';
import { useDrop } from '../../../ui/useDrop.ts';
import { challengeResult, keepChallengeResult } from '../../run/challengeResults.ts';
import { PartContext } from '../../run/figures/lessonContext.ts';
import { runTitle, runTitles } from '../../run/figures/runNames.ts';
import { useRunner } from '../../run/figures/useRunner.ts';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import { NETWORK } from '../../shell/address/networkAddress.ts';
import { Page } from '../../shell/Page.tsx';
import { TextHead } from '../../shell/PageHead.tsx';
import { AssignedQuestion } from './AssignedQuestion.tsx';
import { CopyLink } from './CopyLink.tsx';
import { Markdown } from './Markdown.tsx';
import { Sheet } from './Sheet.tsx';
import { useAssignment } from './useAssignment.ts';
import door from '../../../ui/door.module.css';
import styles from './assignment.module.css';

/** The one that the docs tell of, as text. */
const EXAMPLES = import.meta.glob<string>('../../../../docs/assignment.example.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Where one is made: few need it. */
const MakePage = inChunk(async () => (await import('./MakePage.tsx')).default);

/** An assignment: to work on, or, at the place for it, to be made. */
export default function AssignmentPage() {
  const [path] = useLocation();
  if (!/\/make\/?$/i.test(path)) return <LearnerPage />;
  return (
    <Until all={[MakePage.load()]} meanwhile={<Page title="Make an assignment" look="column" />}>
      <MakePage />
    </Until>
  );
}

/** What a class is to do: opened from a file or a link, worked on, and exported. */
function LearnerPage() {
  const { opened, open, openText, close } = useAssignment();
  const [path, navigate] = useLocation();
  const params = new URLSearchParams(useSearch());
  const drop = useDrop(([given]) => given && void open(given.file));
  const title = opened.state === 'open' ? opened.file.title : 'Assignment';
  return (
    <Page title={title} look="column" className={styles.page} {...drop.props}>
      {opened.state !== 'open' ? (
        <>
          <TextHead title="Assignment">
            What a class is to do with the lab, in one file or link: texts to read, runs to predict, a challenge as the
            network, and a wrapper to mend. What you say is kept in this browser, and you hand it in as a file.
          </TextHead>
          {opened.state === 'opening' && <p role="status">The link is opened.</p>}
          {opened.state === 'failed' && <p role="alert">{opened.message}</p>}
          <div className={door.door} data-over={drop.over || undefined}>
            <p>Drop the file of an assignment or of a course here, or open the link that you were given.</p>
            <PickFiles
              kind="primary"
              accept=".json,application/json"
              label="An assignment"
              onFiles={([given]) => given && void open(given.file)}
            >
              Open a file…
            </PickFiles>
          </div>
          <dl className={styles.ways}>
            <div>
              <dt>
                <Button onClick={() => openText('assignment.example.json', Object.values(EXAMPLES).join(''))}>
                  Open an example
                </Button>
              </dt>
              <dd>
                Three questions about runs, a challenge and an exercise, as a learner sees them. Nothing is written:
                every key is computed.
              </dd>
            </div>
            <div>
              <dt>
                <Link href="/assignment/make">Make one</Link>
              </dt>
              <dd>
                By choosing and writing, for your own class. It is tried at once, and exported as a file or a link.
              </dd>
            </div>
            <div>
              <dt>
                <Link href="/class">Read a class’s files</Link>
              </dt>
              <dd>Points by learner and by question, with the file of the assignment beside what was handed in.</dd>
            </div>
          </dl>
        </>
      ) : params.get('sheet') !== null ? (
        <Sheet file={opened.file} withAnswers={params.get('sheet') === 'answers'} />
      ) : (
        <>
          <Opened file={opened.file} text={opened.text} asked={params.get('part')} />
          <p className={styles.doors}>
            <Button
              kind="quiet"
              onClick={() => {
                navigate(path);
                close();
                document.getElementById('main')?.focus();
              }}
            >
              Close it
            </Button>
          </p>
        </>
      )}
    </Page>
  );
}

interface OpenedProps {
  readonly file: AssignmentFile;
  readonly text: string;
  /** The assignment of a course that is asked for. */
  readonly asked: string | null;
}

function Opened({ file, text, asked }: OpenedProps) {
  /** How often a file was taken in: what it says of challenges is kept beside what React knows. */
  const [taken, setTaken] = useState(0);
  const chosen = file.kind === 'assignment' ? file : (assignmentsOf(file).find(({ id }) => id === asked) ?? null);
  return (
    <>
      <TextHead title={(chosen ?? file).title}>{datesOf(chosen ?? file)}</TextHead>
      {chosen && file.kind === 'course' && (
        <p>
          <Link href="/assignment">{file.title}</Link>
        </p>
      )}
      <ProgressNotices />
      {(chosen ?? file).text !== undefined && <Markdown text={(chosen ?? file).text ?? ''} />}
      {chosen ? (
        <Parts key={`${chosen.id} ${taken}`} assignment={chosen} />
      ) : (
        file.kind === 'course' && <Contents course={file} />
      )}
      <HandIn file={file} onTaken={() => setTaken((before) => before + 1)} />
      <div className={styles.doors}>
        <CopyLink text={text} />
        <Link href="/assignment?sheet=plain">A sheet to print</Link>
      </div>
    </>
  );
}

function datesOf({ opens, due }: Pick<Assignment, 'opens' | 'due'>): string {
  const day = (text: string): string => text.replace('T', ', ');
  const said = [
    ...(opens !== undefined && Date.parse(opens) > Date.now() ? [`It begins on ${day(opens)}.`] : []),
    ...(due === undefined ? [] : [`It is due on ${day(due)}${endOf(due) < Date.now() ? ', which has passed' : ''}.`]),
  ];
  return said.join(' ') || 'What you say is kept in this browser.';
}

/** What a course has, in its order, and how far one is. */
function Contents({ course }: { readonly course: Course }) {
  const { progress } = useProgress();
  const done = (ids: readonly string[]): string =>
    `${ids.filter((id) => answersOf(progress, id).length > 0).length} of ${counted(ids.length, 'question')}`;
  return (
    <ol className={styles.contents}>
      {course.parts.map((part) => {
        if ('kind' in part)
          return (
            <li key={part.id}>
              <Link href={`/assignment?part=${part.id}`}>{part.title}</Link>
              <span>{done(questionParts(part).map(({ id }) => id))}</span>
            </li>
          );
        const lesson = LESSONS.find(({ slug }) => slug === part.lesson);
        return (
          <li key={part.lesson}>
            {lesson ? (
              <Link href={lessonHref(lesson)}>{lesson.title}</Link>
            ) : (
              `There is no lesson “${part.lesson}” here.`
            )}
            {lesson && <span>{done(lesson.questions.map(({ id }) => id))}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Parts({ assignment }: { readonly assignment: Assignment }) {
  const questions = useMemo(() => questionParts(assignment), [assignment]);
  return (
    <RunTitlesContext value={runTitles}>
      <PartContext value={assignment.title}>
        {assignment.parts.map((part, at) => {
          const one = questions.find((question) => question.part === part);
          return (
            <div key={at} className={styles.part}>
              {part.kind === 'text' && <Markdown text={part.text} />}
              {one && (
                <AssignedQuestion
                  assignment={assignment}
                  one={one}
                  place={`${questions.indexOf(one) + 1} of ${questions.length}, ${counted(one.part.points ?? 1, 'point')}`}
                />
              )}
              {part.kind === 'exercise' && <Exercise assignment={assignment} exercise={part} />}
              {part.kind === 'challenge' && <Challenge assignment={assignment} challenge={part} />}
            </div>
          );
        })}
      </PartContext>
    </RunTitlesContext>
  );
}

function Exercise({ assignment, exercise }: { readonly assignment: Assignment; readonly exercise: ExercisePart }) {
  const id = `${ASSIGNED}${assignment.id}`;
  const begun = begunExercises(inBrowser, [id]).find((one) => one.id === id);
  return (
    <section className={styles.task} aria-label="Exercise">
      <h2>Mend it in the workbench</h2>
      {exercise.text !== undefined && <Markdown text={exercise.text} />}
      <ul>
        {goalsOf(exercise).map(({ check, points }) => (
          <li key={check}>
            {checkOf(check).sentence} <span>{counted(points, 'point')}</span>
          </li>
        ))}
        {claimGoalsOf(exercise).length > 0 && <Claims assignment={assignment} exercise={exercise} />}
      </ul>
      <p>
        <Link href={`/workbench?exercise=${id}`}>Open the workbench</Link>{' '}
        {begun?.solved && 'All goals were held there once. '}
        {begun && !begun.solved && begun.goals === undefined && 'You have begun.'}
        {begun?.goals !== undefined && `When they were asked last, ${begun.goals} goals held.`}
      </p>
    </section>
  );
}

/** The claims among the goals, what they are compared with computed, and whether they are true of what one begins with. */
function Claims({ assignment, exercise }: { readonly assignment: Assignment; readonly exercise: ExercisePart }) {
  const runner = useRunner();
  const found = useFound(
    exercise,
    useCallback(async () => {
      const asked = await claimsOf(assignment, exercise, runner);
      const { start } = exercise;
      if (!('wrapper' in start)) return asked.map((claim) => ({ ...claim, now: '' }));
      return Promise.all(
        asked.map(async (claim) => {
          const result = judgeClaim(claim, await runner({ wrapper: start.wrapper, scenario: claim.scenario }));
          return { ...claim, now: ` ${result.holds ? 'True' : 'Not true'} of what you begin with.` };
        }),
      );
    }, [assignment, exercise, runner]),
  );
  if (found.state === 'running') return <li>The claims are computed.</li>;
  if (found.state === 'failed') return <li role="alert">{found.message}</li>;
  return found.resolved.map(({ id, says, points, now }) => (
    <li key={id}>
      {says}.{now} <span>{counted(points, 'point')}</span>
    </li>
  ));
}

function Challenge({ assignment, challenge }: { readonly assignment: Assignment; readonly challenge: ChallengePart }) {
  const spec = runOf(assignment, challenge);
  const address = addressOf(assignment, challenge);
  const how = challengeResult(address);
  return (
    <section className={styles.task} aria-label="Challenge">
      <h2>{challenge.title ?? 'You are the network'}</h2>
      {challenge.text !== undefined && <Markdown text={challenge.text} />}
      <p>
        {challenge.title !== undefined && 'You are the network: '}
        {runTitle(spec)}. Your aim: {goalOf(challenge.goal)?.aim}. {counted(challenge.points ?? 1, 'point')}.
      </p>
      <p>
        <Link href={`/network?${NETWORK.write(address)}`}>Deliver the messages yourself</Link>{' '}
        {how === null ? '' : how === 'impossible' ? 'You said rightly that it is impossible.' : 'You have done it.'}
      </p>
    </section>
  );
}

/** Where a challenge begins. */
function addressOf(assignment: Assignment, challenge: ChallengePart) {
  const { scenario } = runOf(assignment, challenge);
  return {
    ...challenge,
    scenario: typeof scenario === 'string' ? scenario : packScenario(scenario),
    settings: challenge.settings ?? {},
    moves: [],
    timeline: false,
  };
}

/** The challenges of an assignment that are done. */
function challengesDone(assignment: Assignment): readonly ExportedExercise[] {
  return challengeParts(assignment).flatMap(({ id, part }) => {
    const text = challengeResult(addressOf(assignment, part));
    return text === null ? [] : [{ id, solved: true, text }];
  });
}

/** Takes in from a file which challenges were done elsewhere; gives how many were not done here. */
function takeChallenges(assignment: Assignment, given: readonly ExportedExercise[]): number {
  const taken = challengeParts(assignment).filter(({ id, part }) => {
    const address = addressOf(assignment, part);
    const one = given.find((exercise) => exercise.id === id && exercise.solved);
    if (!one || challengeResult(address) !== null) return false;
    keepChallengeResult(address, one.text ?? 'elsewhere');
    return true;
  });
  return taken.length;
}

/** What was said as a file, with the learner's name where they give one. */
function HandIn({ file, onTaken }: { readonly file: AssignmentFile; readonly onTaken: () => void }) {
  const ids = assignmentsOf(file).flatMap((one) => (exerciseOf(one) ? [`${ASSIGNED}${one.id}`] : []));
  return (
    <section className={styles.handIn} aria-labelledby="hand-in">
      <h2 id="hand-in">Hand it in</h2>
      <p>
        The file has all that you said in this browser, and which challenges you did. The text of an exercise is handed
        in as a file of its own, from the workbench, or goes along.
      </p>
      <ProgressTools
        exercises={() => [...begunExercises(inBrowser, ids), ...assignmentsOf(file).flatMap(challengesDone)]}
        onExercises={(exercises) => {
          const challenges = assignmentsOf(file).reduce((sum, one) => sum + takeChallenges(one, exercises), 0);
          onTaken();
          return takeExercises(inBrowser, exercises) + challenges;
        }}
      />
    </section>
  );
}
