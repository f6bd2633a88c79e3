import { useEffect, useEffectEvent, useState } from 'react';
import { answersOf, hintsTaken } from '../progress/progress.ts';
import { useProgress } from '../progress/useProgress.ts';
import type { Answer, Question } from '../question.ts';
import type { Grade, ResolvedQuestion } from '../resolved.ts';
import { scoreOf } from '../score.ts';

/** An answer, and what it is worth. */
export interface GivenAnswer {
  readonly resolved: ResolvedQuestion;
  readonly answer: Answer;
  readonly grade: Grade;
}

/** An answer that was graded; without a grade where it was kept, and the question's options have changed since. */
type Graded = GivenAnswer | (Omit<GivenAnswer, 'grade'> & { readonly grade: null });

/** What a card needs of progress. */
export interface QuestionState {
  /** The answer that is shown with its feedback; `null` asks. */
  readonly given: GivenAnswer | null;
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
 * @param after asks all over again until there are more answers than this; 0 shows the last one that there is
 */
export function useQuestion(
  question: Pick<Question, 'id' | 'hints'>,
  resolved: ResolvedQuestion | null,
  retry = 0,
  after = 0,
): QuestionState {
  const { progress, store } = useProgress();
  const answers = answersOf(progress, question.id);
  const last = answers.at(-1) ?? null;
  const isAnew = after > 0 && answers.length <= after;
  const hints = hintsTaken(progress, question.id);
  const [asked, setAsked] = useState({ again: false, retry });
  if (asked.retry !== retry) setAsked({ again: last !== null && !last.right, retry });
  /** An answer that came before its runs, and how many there were before it. */
  const [early, setEarly] = useState<{ readonly answer: Answer; readonly after: number } | null>(null);
  if (early && answers.length > early.after) setEarly(null);
  const answer = early?.answer ?? last?.said ?? null;
  /** An answer is graded once: when it is committed, or, where it came before its runs or was kept, when they are there. */
  const [graded, setGraded] = useState<Graded | null>(null);
  const known = answer && graded?.resolved === resolved && isSame(graded?.answer, answer) ? graded : null;
  if (resolved && answer && !known) setGraded(gradedAnswer(resolved, answer));

  function keep({ answer: said, grade }: GivenAnswer): void {
    const score = scoreOf(question, grade.score, { hints, seen: last !== null });
    store.answer(question.id, { said, right: grade.right, score });
  }
  const keepEarly = useEffectEvent(() => {
    if (early && known?.grade) keep(known);
  });
  useEffect(() => {
    if (known) keepEarly();
  }, [known]);

  return {
    given: known?.grade && !asked.again && !isAnew ? known : null,
    isRunning: early !== null && resolved === null,
    hints,
    locked: last === null || isAnew,
    onAnswer(answer) {
      if (!resolved) return setEarly({ answer, after: answers.length });
      const committed = gradedAnswer(resolved, answer);
      setGraded(committed);
      setAsked({ again: false, retry });
      if (committed.grade) keep(committed);
    },
    onHint: () => store.hint(question.id),
    onAgain: () => setAsked({ again: true, retry }),
  };
}

function gradedAnswer(resolved: ResolvedQuestion, answer: Answer): Graded {
  return { resolved, answer, grade: resolved.grade(answer) };
}

function isSame(one: Answer | undefined, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
