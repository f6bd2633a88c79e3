import { use } from 'react';
import type { ResolvedQuestion } from '../../../quiz/index.ts';
import { RunFigure, RunTitlesContext } from '../../../quiz/view/index.ts';
import { runsAsked } from './runsAsked.ts';
import styles from './practice.module.css';

/** The runs that a question is about, each with a link to the sandbox. */
export function RunBehind({ resolved }: { resolved: ResolvedQuestion }) {
  const { name, href } = use(RunTitlesContext);
  return runsAsked(resolved.question).map((spec, index) => {
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
