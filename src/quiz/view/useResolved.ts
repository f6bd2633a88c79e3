import { useCallback, useEffect, useState } from 'react';
import type { Practice } from '../practice/createPractice.ts';
import type { Question } from '../question.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import type { Runner } from '../runSpec.ts';

export type FoundState<Found> =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly resolved: Found }
  | { readonly state: 'failed'; readonly message: string };

export type ResolvedState = FoundState<ResolvedQuestion>;

/** A question, resolved: once it is on the page its runs are made, and what reads them is loaded. */
export function useResolved(question: Question, runner: Runner): ResolvedState {
  return useFound(
    question,
    useCallback(async () => (await import('../resolve.ts')).resolveQuestion(question, runner), [question, runner]),
  );
}

/** The generated question with this id. */
export function usePracticeQuestion(practice: Practice, id: string): ResolvedState {
  return useFound(
    id,
    useCallback(() => practice.question(id), [practice, id]),
  );
}

/** What `find` gives, and again when `of` is another. */
export function useFound<Found>(of: unknown, find: () => Promise<Found>): FoundState<Found> {
  const [found, setFound] = useState<{ readonly of: unknown; readonly state: FoundState<Found> } | null>(null);
  useEffect(() => {
    let wanted = true;
    const keep = (state: FoundState<Found>): void => {
      if (wanted) setFound({ of, state });
    };
    find().then(
      (resolved) => keep({ state: 'done', resolved }),
      (error: unknown) => keep({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [of, find]);
  return found !== null && found.of === of ? found.state : { state: 'running' };
}
