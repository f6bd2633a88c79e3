import { use } from 'react';
import type { ReactNode } from 'react';
import { LessonContext } from '../../../run/figures/LessonContext.ts';
import { partId } from '../partId.ts';
import { PartContext } from '../../../run/figures/PartContext.ts';
import styles from './prose.module.css';

/** A stretch of a lesson with a heading; the first one goes on from the title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const { outline } = use(LessonContext);
  const index = outline.findIndex((part) => part.title === title);
  return (
    <section id={partId(index)} tabIndex={-1} className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      <PartContext value={title}>{children}</PartContext>
    </section>
  );
}
