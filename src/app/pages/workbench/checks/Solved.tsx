import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { LinkButton } from '../../../../ui/Button.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import type { Bench } from '../benches.ts';
import { nextExercise } from '../benches.ts';
import styles from './checks.module.css';

interface SolvedProps {
  readonly bench: Bench;
  /** By the text as it stands; else it was another text, or another day. */
  readonly isNow: boolean;
}

/** An exercise that is solved: that it is, what was learned, and what is next. */
export function Solved({ bench, isNow }: SolvedProps) {
  const next = nextExercise(bench);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNow) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  return (
    <section ref={place} className={styles.solved} aria-labelledby="solved">
      <h3 id="solved">
        <Icon name="tick" />
        {isNow ? 'Solved: every goal holds' : 'You have solved this before'}
      </h3>
      {bench.learned !== '' && <p>{bench.learned}</p>}
      {next ? <Next bench={bench} next={next} /> : <Onward />}
    </section>
  );
}

function Next({ bench, next }: { readonly bench: Bench; readonly next: Bench }) {
  return (
    <p className={styles.onward}>
      <LinkButton kind="primary" href={`/workbench?exercise=${next.address}`}>
        {`Next: ${next.title}`}
      </LinkButton>
      {bench.lesson !== null && <Link href={`/lessons/${bench.lesson}`}>Its lesson once more</Link>}
    </p>
  );
}

/** After the last exercise: what one can do with all of it. */
function Onward() {
  return (
    <>
      <p>This was the last exercise. From here on it is your own code:</p>
      <ul>
        <li>
          <Link href="/sandbox">Your own wrapper in the sandbox</Link>: open the file of your app, and see what it does.
        </li>
        <li>
          <Link href="/explorer">All orders of its messages</Link>: how often, and how, each outcome comes about.
        </li>
        <li>
          <Link href="/class">A class</Link>: teach with the lab, and read what your learners said.
        </li>
      </ul>
    </>
  );
}
