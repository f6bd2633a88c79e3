import { useEffect, useState } from 'react';
import type { Question } from '../question.ts';
import { resolveQuestion } from '../resolve.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import type { Runner } from '../runs/runSpec.ts';

export type ResolvedState =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly resolved: ResolvedQuestion }
  | { readonly state: 'failed'; readonly message: string };

/** A question, resolved: its runs are made once it is on the page. */
export function useResolved(question: Question, runner: Runner): ResolvedState {
  const [found, setFound] = useState<{ readonly of: Question; readonly state: ResolvedState } | null>(null);
  useEffect(() => {
    let wanted = true;
    const keep = (state: ResolvedState): void => {
      if (wanted) setFound({ of: question, state });
    };
    resolveQuestion(question, runner).then(
      (resolved) => keep({ state: 'done', resolved }),
      (error: unknown) => keep({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [question, runner]);
  return found?.of === question ? found.state : { state: 'running' };
}
