import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { answersOf, ROUND_LENGTH } from '../../../quiz/index.ts';
import { useProgress } from '../../../quiz/view/index.ts';
import { counted } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { practiceHref } from './practiceAddress.ts';
import type { AskedInRound } from './usePracticeRound.ts';
import styles from './practice.module.css';

interface RoundEndProps {
  readonly asked: readonly AskedInRound[];
  readonly onAgain: () => void;
}

/** How ten questions went: what was right, and what comes back. */
export function RoundEnd({ asked, onAgain }: RoundEndProps) {
  const { progress } = useProgress();
  const results = asked.map(({ id, before }) => ({ id, isRight: answersOf(progress, id)[before]?.right === true }));
  const right = results.filter(({ isRight }) => isRight).length;
  return (
    <section className={styles.end} aria-labelledby="round">
      <h2 id="round" ref={takeFocus} tabIndex={-1}>
        {right} of {ROUND_LENGTH} right
      </h2>
      <ol>
        {results.map(({ id, isRight }, index) => (
          <li key={id} data-right={isRight || undefined}>
            <Icon name={isRight ? 'tick' : 'cross'} />
            <Link href={practiceHref(id)}>
              Question {index + 1}, {placeOf(id)}
            </Link>
            <span>{isRight ? 'right' : 'comes back'}</span>
          </li>
        ))}
      </ol>
      <p>
        {right < ROUND_LENGTH
          ? `${counted(ROUND_LENGTH - right, 'question')} will be asked again: in the next round, and then after days, until you know ${right === ROUND_LENGTH - 1 ? 'it' : 'them'}.`
          : 'None of them comes back. The next ones may be harder.'}
      </p>
      <Button kind="primary" onClick={onAgain}>
        Ten more
      </Button>
    </section>
  );
}

/** Where a question is from: `The mutex`, `level 3`. */
function placeOf(id: string): string {
  const lesson = LESSONS.find(({ questions }) => questions.some((question) => question.id === id));
  return lesson ? lesson.title : `level ${id.split('-')[1] ?? ''}`;
}

/** Whoever pressed the button is led to what has come. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
}
