import type { Sentence } from '../../timeline/words/index.ts';
import { withoutStop } from '../forms/withoutStop.ts';
import type { Answer } from '../question.ts';
import type { Grade, ResolvedOptions, ResolvedQuestion } from '../resolved.ts';

/** Something that is wrong in an answer, and what it stands for. */
export interface Slip {
  /** Of a question with several right options one may also leave one out. */
  readonly kind: 'chose' | 'left out';
  /** `1` */
  readonly said: Sentence;
  /** What it would be the right answer to: `1 would be right if the refresh were shared.` Empty where nothing is known. */
  readonly means: Sentence;
  /** More on it; empty where there is none. */
  readonly because: Sentence;
}

/**
 * What is wrong in an answer: nothing, one thing, or of a question with several options each of them.
 *
 * @param grade of this answer
 */
export function mistakesIn(resolved: ResolvedQuestion, answer: Answer, grade: Grade): readonly Slip[] {
  if (grade.right) return [];
  if (resolved.form === 'options' && answer.as === 'values') return inOptions(resolved, new Set(answer.values));
  const [would] = grade.would;
  return [
    {
      kind: 'chose',
      said: grade.said,
      means: would?.headline ?? [],
      because: would?.because ?? [],
    },
  ];
}

function inOptions({ options, pick }: ResolvedOptions, chosen: ReadonlySet<string>): readonly Slip[] {
  return options.flatMap(({ value, right, text, would }): readonly Slip[] => {
    const isMissing = right && pick === 'all' && !chosen.has(value);
    if (!isMissing && (right || !chosen.has(value))) return [];
    return [
      {
        kind: isMissing ? 'left out' : 'chose',
        said: withoutStop(text),
        means: would?.headline ?? [],
        because: would?.because ?? [],
      },
    ];
  });
}
