import { use } from 'react';
import type { ReactNode } from 'react';
import { LessonContext } from '../../../run/figures/LessonContext.ts';
import styles from './prose.module.css';

/** What would give an answer away: it is not in the page until the question is answered. */
export function After({ question, children }: { question: string; children: ReactNode }) {
  const { isAnswered } = use(LessonContext);
  if (isAnswered(question)) return children;
  return <p className={styles.shut}>What comes of it stands here when you have answered.</p>;
}
