import { Link } from 'wouter';
import { begunExercises, takeExercises } from '../../../exercises/kept.ts';
import { LESSONS } from '../../../lessons/index.ts';
import { POINTS_COUNT, practisedIds, scoreOfQuestions } from '../../../quiz/index.ts';
import { ProgressTools, ResetButton, useProgress } from '../../../quiz/view/index.ts';
import { inBrowser } from '../../../ui/kept.ts';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import styles from './practice.module.css';

/** What is kept of all answers: by lesson and in all, with a way out and back in. */
export function KeptAnswers() {
  const { progress, store } = useProgress();
  const whole = scoreOfQuestions(
    progress,
    LESSONS.flatMap(({ questions }) => questions),
  );
  // How hard a generated question is to guess stands in the question, which is not made here: each weighs the same.
  const practised = scoreOfQuestions(
    progress,
    practisedIds(progress).map((id) => ({ id, weight: 1 })),
  );
  return (
    <section className={styles.standing} aria-labelledby="standing">
      <h2 id="standing">Progress</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Lesson</th>
            <th scope="col">Done</th>
            <th scope="col">Points</th>
            <th scope="col">
              <span className="visually-hidden">Reset</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {LESSONS.map((lesson) => {
            const { answered, questions, percent } = scoreOfQuestions(progress, lesson.questions);
            return (
              <tr key={lesson.slug}>
                <th scope="row">
                  <Link href={lessonHref(lesson)}>{lesson.title}</Link>
                </th>
                <td>
                  {answered} of {questions}
                </td>
                <td>{answered === 0 ? '–' : `${percent} %`}</td>
                <td>
                  {answered > 0 && (
                    <ResetButton
                      question={`Forget what you said in “${lesson.title}”? An exported file brings it back.`}
                      onReset={() => store.reset(lesson.questions.map(({ id }) => id))}
                    >
                      Reset
                    </ResetButton>
                  )}
                </td>
              </tr>
            );
          })}
          {practised.answered > 0 && (
            <tr>
              <th scope="row">Practice</th>
              <td>{practised.answered}</td>
              <td>{practised.percent} %</td>
              <td>
                <ResetButton
                  question="Forget what you said in practice? An exported file brings it back."
                  onReset={() => store.reset(practisedIds(progress))}
                >
                  Reset
                </ResetButton>
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All lessons</th>
            <td>
              {whole.answered} of {whole.questions}
            </td>
            <td colSpan={2}>{whole.answered === 0 ? '–' : `${whole.percent} %`}</td>
          </tr>
        </tfoot>
      </table>
      <p>{POINTS_COUNT}</p>
      <p>What you said is kept in this browser and nowhere else. A file takes it to another one.</p>
      <ProgressTools
        exercises={() => begunExercises(inBrowser)}
        onExercises={(exercises) => takeExercises(inBrowser, exercises)}
      />
      <p>
        You were given an <Link href="/assignment">assignment</Link>? You teach?{' '}
        <Link href="/class">Read the files of a whole class</Link>, question by question, and{' '}
        <Link href="/assignment/make">make an assignment</Link> of your own.
      </p>
    </section>
  );
}
