import { LESSONS } from '../../../lessons/index.ts';
import { EXERCISES } from '../../../exercises/exercises.ts';
import { rangesOf } from '../../../quiz/index.ts';
import type { ClassReport } from '../../../quiz/index.ts';
import styles from './learnerTable.module.css';

/** Learners, one a row: what they answered, and what is not done. */
export function LearnerTable({ report: { byLearner } }: { report: ClassReport }) {
  return (
    <div className={styles.scroll} role="group" aria-label="Learners" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Answered</th>
            <th scope="col">Right at first</th>
            <th scope="col">Right later</th>
            <th scope="col">Lessons not done</th>
            <th scope="col">Exercises not solved</th>
          </tr>
        </thead>
        <tbody>
          {byLearner.map((one) => (
            <tr key={one.files.join()}>
              <th scope="row">{one.name}</th>
              <td>
                {one.answered} of {one.questions}
              </td>
              <td>{one.rightAtFirst}</td>
              <td>{one.rightLater}</td>
              <td>{one.lessonsNotDone.length === LESSONS.length ? 'all' : rangesOf(one.lessonsNotDone) || 'none'}</td>
              <td>{titlesOf(one.notSolved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titlesOf(ids: readonly string[]): string {
  if (ids.length === 0) return 'none';
  if (ids.length === EXERCISES.length) return 'all';
  return EXERCISES.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])).join(', ');
}
