import { useRef } from 'react';
import {
  editing,
  headOf,
  isCourse,
  raised,
  withCourseDay,
  withHead,
  withLesson,
  withNew,
  without,
} from '../../../assignments/draft.ts';
import type { CoursePart, Draft } from '../../../assignments/draft.ts';
import { LESSONS } from '../../../lessons/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Day, shortNameOf, TextField } from './runFields.tsx';
import styles from './assignment.module.css';

interface CourseFieldsProps {
  readonly draft: Draft;
  readonly change: (next: Draft) => void;
}

/** The course that an assignment is in: its lessons and assignments in their order, and which of them is edited. */
export function CourseFields({ draft, change }: CourseFieldsProps) {
  return (
    <>
      {isCourse(draft) && <Course draft={draft} change={change} />}
      <div className={styles.row}>
        <Button onClick={() => change(withNew(draft))}>Add an assignment</Button>
      </div>
      <fieldset className={styles.field}>
        <legend>Lessons before it, which make a course of it</legend>
        <div className={styles.lessons}>
          {LESSONS.map(({ slug, number, title }) => (
            <label key={slug}>
              <input
                type="checkbox"
                checked={draft.parts.some((part) => 'lesson' in part && part.lesson === slug)}
                onChange={({ target }) => change(withLesson(draft, slug, target.checked))}
              />
              <span>{number}</span> {title}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Course({ draft, change }: CourseFieldsProps) {
  const list = useRef<HTMLOListElement>(null);
  const head = headOf(draft);
  const assignments = draft.parts.filter((part) => 'kind' in part).length;
  return (
    <section className={styles.field} aria-labelledby="course">
      <h2 id="course">The course</h2>
      <TextField
        label="Title of the course"
        value={head.title}
        onChange={(title) => change(withHead(draft, { title }))}
        isShort
      />
      <TextField
        label="Short name of the course"
        value={head.id}
        onChange={(id) => change(withHead(draft, { id: shortNameOf(id) }))}
        isShort
      />
      <TextField
        label="What the course is about, in Markdown"
        value={head.text ?? ''}
        onChange={(text) => change(withHead(draft, { text }))}
      />
      <div className={styles.row}>
        <Day
          label="The course opens"
          value={head.opens}
          onChange={(day) => change(withCourseDay(draft, 'opens', day))}
        />
        <Day label="It is due" value={head.due} onChange={(day) => change(withCourseDay(draft, 'due', day))} />
      </div>
      <ol ref={list} tabIndex={-1} className={cx(styles.contents, styles.courseParts)} aria-label="Parts of the course">
        {draft.parts.map((part, at) => {
          const name = nameOf(part);
          const isLast = 'kind' in part && assignments === 1;
          return (
            <li key={at}>
              {'kind' in part ? (
                <Button
                  kind="quiet"
                  aria-label={`Edit ${name}`}
                  aria-current={at === draft.at}
                  onClick={() => change(editing(draft, at))}
                >
                  {at === draft.at ? <b>{name}</b> : name}
                </Button>
              ) : (
                <span>{name}</span>
              )}
              <span className={styles.row}>
                {at > 0 && (
                  <Button kind="quiet" aria-label={`Move ${name} up`} onClick={() => change(raised(draft, at))}>
                    Up
                  </Button>
                )}
                {!isLast && (
                  <Button
                    kind="quiet"
                    aria-label={`Remove ${name}`}
                    onClick={() => {
                      change(without(draft, at));
                      list.current?.focus();
                    }}
                  >
                    Remove
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function nameOf(part: CoursePart): string {
  if ('kind' in part) return part.title || part.id;
  const lesson = LESSONS.find(({ slug }) => slug === part.lesson);
  return lesson ? `Lesson ${lesson.number}: ${lesson.title}` : `Lesson ${part.lesson}, which is not here`;
}
