import { use } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { TokenChip } from '../../../../timeline/words/TokenChip.tsx';
import { LessonContext, PartContext, StageContext, useStage } from '../../../run/figures/lessonContext.ts';
import { partId } from '../LessonHead.tsx';
import styles from './prose.module.css';

/** What Markdown writes, in the type of a lesson. Elements of figures and questions are not Markdown's, and stay as they are. */
export const MARKDOWN = {
  p: (props: ComponentProps<'p'>) => <p {...props} className={styles.p} />,
  ul: (props: ComponentProps<'ul'>) => <ul {...props} className={styles.list} />,
  ol: (props: ComponentProps<'ol'>) => <ol {...props} className={styles.list} />,
  code: (props: ComponentProps<'code'>) => <code {...props} className={styles.code} />,
  pre: (props: ComponentProps<'pre'>) => <pre {...props} className={styles.pre} tabIndex={0} />,
  h3: ({ children, ...props }: ComponentProps<'h3'>) => (
    <h3 {...props} className={styles.h3}>
      {children}
    </h3>
  ),
};

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

/** Figure and question in one column, the source beside them; its line follows the playhead. */
export function Stage({ children }: { children: ReactNode }) {
  return (
    <StageContext value={useStage()}>
      <div className={styles.stage}>{children}</div>
    </StageContext>
  );
}

/** What would give an answer away: it is not in the page until the question is answered. */
export function After({ question, children }: { question: string; children: ReactNode }) {
  const { isAnswered } = use(LessonContext);
  if (isAnswered(question)) return children;
  return (
    <div className={styles.shut}>
      <p>What comes of it stands here, and further down, when you have committed.</p>
    </div>
  );
}

/** What a learner can tell afterwards. */
export function Goals({ children }: { children: ReactNode }) {
  return (
    <section className={styles.goals} aria-labelledby="goals">
      <h2 id="goals">After this lesson you can tell</h2>
      {children}
    </section>
  );
}

/** The lesson once more, in a few sentences. */
export function Summary({ children }: { children: ReactNode }) {
  return (
    <section className={styles.summary} aria-labelledby="summary">
      <h2 id="summary">In short</h2>
      {children}
    </section>
  );
}

/** A comma after the chip stays on its line. */
const WORD_JOINER = '\u2060';

/** A token by its name: `<Tok>a2</Tok>`. Generation 1 of an access token has expired in every lesson. */
export function Tok({ children }: { children: string }) {
  const [, letter, digits] = /^([ar])(\d+)$/.exec(children) ?? [];
  if (letter === undefined)
    throw new Error(`Failed to draw the token "${children}": it has no such name. Write a2 or r2.`);
  const kind = letter === 'a' ? 'access' : 'refresh';
  return (
    <>
      <TokenChip kind={kind} generation={Number(digits)} expired={children === 'a1'} />
      {WORD_JOINER}
    </>
  );
}
