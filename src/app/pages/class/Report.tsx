import { useState } from 'react';
import { byHardness, csvFile, learnerRows, reportRows } from '../../../quiz/index.ts';
import type { ClassReport } from '../../../quiz/index.ts';
import { saveFile } from '../../../ui/saveFile.ts';
import { counted } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { LearnerTable } from './LearnerTable.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import styles from './class.module.css';
import row from './questionRow.module.css';

const ORDERS = [
  { value: 'lessons', label: 'By lesson' },
  { value: 'hardness', label: 'Hardest first' },
  { value: 'learners', label: 'By learner' },
];

/** Of remarks: the others are a click away. */
const IN_SIGHT = 4;

/** The report on a class. */
export function Report({ report }: { report: ClassReport }) {
  const [order, setOrder] = useState('lessons');
  const { files, learners, lessons, notes, faults } = report;
  const answered = lessons.map((lesson) => ({
    ...lesson,
    questions: lesson.questions.filter((question) => question.answered > 0),
  }));
  const rows = answered.flatMap(({ questions }) => questions);
  const silent = lessons.flatMap(({ questions }) => questions).length - rows.length;
  return (
    <>
      <Remarks title="Could not be read" remarks={faults} isFault />
      <div className={styles.summary}>
        <p role="status">
          {files === 0 ? (
            'None of the files could be read.'
          ) : (
            <>
              <b>{counted(learners, 'learner')}</b> in {counted(files, 'file')}. Of each question counts what was said
              first.
            </>
          )}
        </p>
        {learners > 0 && (
          <>
            <Segmented legend="Order" options={ORDERS} value={order} onChange={setOrder} />
            <Button onClick={() => saveTable(report, order)}>Download CSV</Button>
          </>
        )}
      </div>
      {files > 0 && rows.length === 0 && (
        <p className={styles.nobody}>Nobody has done a question of a lesson in these files.</p>
      )}
      {rows.length > 0 && order !== 'learners' && (
        <div className={row.headings} aria-hidden="true">
          <span>Question</span>
          <span>Right at first</span>
          <span>Said most instead</span>
        </div>
      )}
      {order === 'learners' ? (
        <LearnerTable report={report} />
      ) : order === 'hardness' ? (
        <section aria-label="Hardest first">
          <ul>
            {byHardness(rows).map((asked) => (
              <QuestionRow key={asked.question.id} report={asked} />
            ))}
          </ul>
        </section>
      ) : (
        answered.map(
          ({ number, title, questions }) =>
            questions.length > 0 && (
              <section key={number} aria-labelledby={`lesson-${number}`}>
                <h2 id={`lesson-${number}`} className={styles.lesson}>
                  <span>{number}</span> {title}
                </h2>
                <ul>
                  {questions.map((asked) => (
                    <QuestionRow key={asked.question.id} report={asked} />
                  ))}
                </ul>
              </section>
            ),
        )
      )}
      {rows.length > 0 && silent > 0 && order !== 'learners' && (
        <p className={styles.nobody}>Nobody has done {counted(silent, 'question')} yet.</p>
      )}
      <Remarks title="Worth knowing" remarks={notes} />
    </>
  );
}

/** The table that is on the screen: learners, or questions. */
function saveTable(report: ClassReport, order: string): void {
  const [name, rows] =
    order === 'learners'
      ? (['reauth-lab-learners.csv', learnerRows(report)] as const)
      : (['reauth-lab-class.csv', reportRows(report)] as const);
  saveFile(name, csvFile(rows), 'text/csv');
}

interface RemarksProps {
  readonly title: string;
  readonly remarks: readonly string[];
  readonly isFault?: boolean;
}

/** Sentences about the files; nothing where there are none. */
function Remarks({ title, remarks, isFault = false }: RemarksProps) {
  if (remarks.length === 0) return null;
  const more = remarks.slice(IN_SIGHT);
  return (
    <section className={styles.remarks} data-fault={isFault || undefined} aria-label={title}>
      <h2>{title}</h2>
      <List remarks={remarks.slice(0, IN_SIGHT)} />
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <List remarks={more} />
        </details>
      )}
    </section>
  );
}

/** Two files may have one name, so that a sentence may come twice. */
function List({ remarks }: { remarks: readonly string[] }) {
  return (
    <ul>
      {remarks.map((remark, index) => (
        <li key={index}>{remark}</li>
      ))}
    </ul>
  );
}
