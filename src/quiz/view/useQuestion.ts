import { useEffect, useEffectEvent, useState } from 'react';
import { gradeOrNull } from '../grade.ts';
import type { Answer, Question } from '../question.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import { answersOf, hintsTaken } from '../progress/progress.ts';
import { useProgress } from '../progress/useProgress.ts';
import { scoreOf } from '../score.ts';

/** What a card needs of progress. */
export interface QuestionState {
  readonly given: Answer | null;
  /** There is an answer, and its runs are under way. */
  readonly isRunning: boolean;
  readonly hints: number;
  readonly locked: boolean;
  readonly onAnswer: (answer: Answer) => void;
  readonly onHint: () => void;
  readonly onAgain: () => void;
}

/**
 * A question with what is kept of it.
 *
 * @param resolved `null` while its runs are under way: an answer is graded when they are there
 * @param retry raise it to ask all over again what was not right the last time
 */
export function useQuestion(question: Question, resolved: ResolvedQuestion | null, retry = 0): QuestionState {
  const { progress, store } = useProgress();
  const answers = answersOf(progress, question.id);
  const last = answers.at(-1) ?? null;
  const [asked, setAsked] = useState({ again: false, retry });
  if (asked.retry !== retry) setAsked({ again: last !== null && !last.right, retry });
  // An answer that was kept may not fit any more, where the options have changed.
  const fits = last !== null && resolved !== null && gradeOrNull(resolved, last.said) !== null;
  const hints = hintsTaken(progress, question.id);
  /** An answer that came before its runs, and how many there were before it. */
  const [early, setEarly] = useState<{ readonly answer: Answer; readonly after: number } | null>(null);

  function keep(answer: Answer): void {
    const grade = resolved && gradeOrNull(resolved, answer);
    if (!grade) return;
    const score = scoreOf(question, grade.score, { hints, seen: last !== null });
    store.answer(question.id, { said: answer, right: grade.right, score });
  }
  const keepEarly = useEffectEvent(() => {
    if (early && answers.length === early.after) keep(early.answer);
  });
  useEffect(() => {
    if (resolved) keepEarly();
  }, [resolved]);

  return {
    given: fits && !asked.again ? last.said : null,
    isRunning: early !== null && resolved === null,
    hints,
    locked: last === null,
    onAnswer(answer) {
      if (!resolved) return setEarly({ answer, after: answers.length });
      keep(answer);
      setAsked({ again: false, retry });
    },
    onHint: () => store.hint(question.id),
    onAgain: () => setAsked({ again: true, retry }),
  };
}
