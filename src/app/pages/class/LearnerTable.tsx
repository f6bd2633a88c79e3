import { EXERCISES } from '../../../exercises/exercises.ts';
import { rangesOf } from '../../../quiz/index.ts';
import type { ClassReport } from '../../../quiz/index.ts';
import styles from './learnerTable.module.css';

/** Learners, one a row: what they answered, and what is not done. */
export function LearnerTable({ report }: { report: ClassReport }) {
  const { byLearner, lessons, challenges } = report;
  return (
    <div className={styles.scroll} role="group" aria-label="Learners" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Points</th>
            <th scope="col">Answered</th>
            <th scope="col">Right at first</th>
            <th scope="col">Right later</th>
            <th scope="col">Lessons not done</th>
            <th scope="col">Exercises not solved</th>
            {challenges.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byLearner.map((one) => (
            <tr key={one.files.join()}>
              <th scope="row">{one.name}</th>
              <td>
                {one.points} of {one.most}
              </td>
              <td>
                {one.answered} of {one.questions}
                {one.late > 0 && `, ${one.late} late`}
              </td>
              <td>{one.rightAtFirst}</td>
              <td>{one.rightLater}</td>
              <td>{one.lessonsNotDone.length === lessons.length ? 'all' : rangesOf(one.lessonsNotDone) || 'none'}</td>
              <td>{one.solved.length === 0 && one.notSolved.length > 0 ? 'all' : titlesOf(one.notSolved, report)}</td>
              {challenges.map(({ id, points }) => (
                <td key={id}>
                  {one.challengesDone.includes(id) ? points : 0} of {points}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titlesOf(ids: readonly string[], { exerciseTitles }: ClassReport): string {
  return (
    ids.map((id) => EXERCISES.find((one) => one.id === id)?.title ?? exerciseTitles[id] ?? id).join(', ') || 'none'
  );
}
