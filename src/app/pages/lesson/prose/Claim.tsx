import { use } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { listOfRuns } from '../../../../quiz/index.ts';
import { LessonContext } from '../../../run/figures/LessonContext.ts';
import { sandboxHref } from '../../../run/figures/sandboxHref.ts';
import styles from './prose.module.css';

/** Something that a run shows, and a test holds: it leads to the run. */
export function Claim({ id, children }: { id: string; children: ReactNode }) {
  const { entry } = use(LessonContext);
  const claim = entry.claims[id];
  if (!claim)
    throw new Error(`Failed to find the claim "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  const [run, ...more] = listOfRuns(claim.run);
  const href = run && more.length === 0 ? sandboxHref(run) : null;
  if (href === null) return <span>{children}</span>;
  return (
    <Link href={href} className={styles.claim} title={`${claim.says}: open the run`}>
      {children}
    </Link>
  );
}
