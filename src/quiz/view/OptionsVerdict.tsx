import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Answer, QuestionKind } from '../question.ts';
import type { ResolvedOption, ResolvedOptions } from '../resolved.ts';
import { Right, Wrong } from './Verdict.tsx';
import { WouldBeRight } from './WouldBeRight.tsx';
import styles from './verdict.module.css';

/** Kinds whose options speak of the run itself, not of changes to it or of something else. */
const INSIDE: readonly QuestionKind[] = ['choice', 'set'];

/** Every option with what is to be said of it; the runs of the wrong ones that were chosen stand open. */
export function OptionsVerdict({
  resolved,
  said,
}: {
  readonly resolved: ResolvedOptions;
  readonly said: Answer;
}): ReactNode {
  const chosen = new Set(said.as === 'values' ? said.values : []);
  return (
    <ul className={styles.verdicts}>
      {resolved.options.map((option) => (
        <li key={option.value} data-chosen={chosen.has(option.value) || undefined}>
          <p className={styles.verdictOption}>
            <span>
              <Words sentence={option.text} />
            </span>
            <Mark option={option} chosen={chosen.has(option.value)} inRun={INSIDE.includes(resolved.question.kind)} />
          </p>
          <Feedback option={option} chosen={chosen.has(option.value)} />
        </li>
      ))}
    </ul>
  );
}

function Mark({
  option,
  chosen,
  inRun,
}: {
  readonly option: ResolvedOption;
  readonly chosen: boolean;
  readonly inRun: boolean;
}): ReactNode {
  if (option.right) return <Right words={chosen ? 'your answer, right' : 'right'} />;
  if (chosen) return <Wrong words={inRun ? 'your answer, not in this run' : 'your answer'} />;
  return null;
}

function Feedback({ option, chosen }: { readonly option: ResolvedOption; readonly chosen: boolean }): ReactNode {
  const { would, right } = option;
  if (!would) return null;
  if (chosen && !right) return <WouldBeRight would={would} />;
  return (
    <div className={styles.aside}>
      <p>
        <Words sentence={would.headline} /> <Words sentence={would.because} />
      </p>
      {would.traces.length > 0 && (
        <details>
          <summary>{would.traces.length === 1 ? 'Its run' : 'Its runs'}</summary>
          <WouldBeRight would={would} figureOnly />
        </details>
      )}
    </div>
  );
}
