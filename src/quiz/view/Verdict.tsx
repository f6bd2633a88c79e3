import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Grade, ResolvedQuestion } from '../resolved.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './verdict.module.css';

/** What was said and what is so, side by side: a number large, anything else as words. */
export function Verdict({
  resolved,
  grade,
}: {
  readonly resolved: ResolvedQuestion;
  readonly grade: Grade;
}): ReactNode {
  const { right, score, said, was } = grade;
  const large = resolved.form === 'number';
  const pointed = resolved.form === 'point';
  return (
    <div className={styles.verdict} data-large={large || undefined}>
      <p>
        <span>{pointed ? 'you pointed at' : 'you said'}</span>
        <b>
          <Words sentence={said} />
        </b>
        {right ? <Right words="right" /> : <Wrong words={score > 0 ? 'right in part' : 'not in this run'} />}
      </p>
      {!right && (
        <p>
          <span>{large ? 'the run made' : 'in the run'}</span>
          <b>
            <Words sentence={was} />
          </b>
          <Right words={large ? 'counted' : 'seen'} />
        </p>
      )}
    </div>
  );
}

/** The sign for what was right, with words. */
export function Right({ words }: { readonly words: string }): ReactNode {
  return (
    <em className={styles.right}>
      <Icon name="tick" />
      {words}
    </em>
  );
}

/** The sign for what was not, with words. */
export function Wrong({ words }: { readonly words: string }): ReactNode {
  return (
    <em className={styles.wrong}>
      <Icon name="cross" />
      {words}
    </em>
  );
}
