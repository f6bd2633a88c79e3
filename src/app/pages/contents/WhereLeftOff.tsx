import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { asSentence } from '../../../quiz/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { Button, buttonLook } from '../../../ui/Button.tsx';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import type { Standing } from './lessonStandings.ts';
import styles from './front.module.css';

interface WhereLeftOffProps {
  /** The lesson to go on with; `null`: all questions are answered. */
  readonly current: Standing | null;
  readonly onAsk: () => void;
}

/** In place of the first question, for who comes back. */
export function WhereLeftOff({ current, onAsk }: WhereLeftOffProps): ReactNode {
  return (
    <section className={styles.panel} aria-labelledby="left-off">
      <header className={styles.head}>
        <b id="left-off">{current ? 'Where you left off' : 'All questions are answered'}</b>
      </header>
      <div className={styles.left}>
        {current ? <LessonPlace standing={current} /> : <p>Practice asks again, with other runs.</p>}
        <p className={styles.row}>
          {current ? (
            <Link href={lessonHref(current.entry)} className={buttonLook('primary')}>
              {current.hasBegun ? 'Go on' : 'Begin'} with lesson {current.entry.number}
            </Link>
          ) : (
            <Link href="/practice" className={buttonLook('primary')}>
              Practise
            </Link>
          )}
          <Button kind="quiet" onClick={onAsk}>
            The three opening questions
          </Button>
        </p>
      </div>
    </section>
  );
}

function LessonPlace({ standing: { entry, marks, hasBegun } }: { readonly standing: Standing }): ReactNode {
  const next = marks.indexOf('open');
  const question = entry.questions[next];
  return (
    <>
      <h2>
        <span>{entry.number}</span> {entry.title}
      </h2>
      <p>
        {hasBegun && question
          ? `Question ${next + 1} of ${entry.questions.length}: ${plain(asSentence(question.prompt))}`
          : entry.about}
      </p>
    </>
  );
}
