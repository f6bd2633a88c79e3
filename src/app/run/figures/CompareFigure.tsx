import { use } from 'react';
import { Link } from 'wouter';
import type { RunSpec } from '../../../quiz/index.ts';
import { firstDifference } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { OpenPair } from '../OpenPair.tsx';
import { useTrace } from './useRunner.ts';
import { LessonContext, PartContext } from './lessonContext.ts';
import { sandboxHref, wrapperTitle } from './runNames.ts';
import { useKeptSelection } from './useKeptStep.ts';
import styles from './figures.module.css';

interface CompareFigureProps {
  readonly a: RunSpec;
  readonly b: RunSpec;
  /** What they are called, where that is not the name of the wrapper. */
  readonly names?: readonly [string, string] | undefined;
}

/** Two runs on one axis, and in one sentence how they differ. */
export function CompareFigure({ a, b, names }: CompareFigureProps) {
  const [left, right] = [useTrace(a), useTrace(b)];
  const isSameOrder = a.scenario === b.scenario && JSON.stringify(a.schedule) === JSON.stringify(b.schedule);
  const href = isSameOrder ? sandboxHref(a, b) : null;
  const [first, second] = names ?? [wrapperTitle(a), wrapperTitle(b)];
  const { slug } = use(LessonContext).entry;
  const [selected, setSelected] = useKeptSelection(`${slug}: ${first} and ${second}, in “${use(PartContext)}”`);
  return (
    <figure className={styles.figure}>
      <OpenPair
        a={{ name: first, trace: left }}
        b={{ name: second, trace: right }}
        selected={selected}
        onSelect={setSelected}
      />
      <figcaption>
        <Words sentence={headline(left, right, firstDifference(left, right)).both} />{' '}
        {href !== null && <Link href={href}>Compare them in the sandbox</Link>}
      </figcaption>
    </figure>
  );
}
