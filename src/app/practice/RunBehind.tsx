import { use } from 'react';
import type { ResolvedQuestion, RunSpec } from '../../quiz/index.ts';
import { RunFigure, RunTitlesContext } from '../../quiz/view/index.ts';
import styles from './practice.module.css';

/** The runs that a question is about, each with a link to the sandbox. */
export function RunBehind({ resolved }: { resolved: ResolvedQuestion }) {
  const { name, href } = use(RunTitlesContext);
  return runsOf(resolved).map((spec, index) => {
    const trace = resolved.traces[index];
    const link = href(spec);
    return (
      trace && (
        <figure key={name(spec)} className={styles.run}>
          <figcaption>{link === null ? name(spec) : <a href={link}>{name(spec)}</a>}</figcaption>
          <RunFigure trace={trace} label={name(spec)} />
        </figure>
      )
    );
  });
}

function runsOf({ question }: ResolvedQuestion): readonly RunSpec[] {
  if (question.kind === 'concept') return [];
  return 'wrapper' in question.run ? [question.run] : question.run;
}
