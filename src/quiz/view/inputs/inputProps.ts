import type { Answer } from '../../question.ts';
import type { ResolvedQuestion } from '../../resolved.ts';

/** What every input takes. */
export interface InputProps<F extends ResolvedQuestion['form']> {
  readonly resolved: Extract<ResolvedQuestion, { form: F }>;
  /** The id of the prompt. */
  readonly labelledBy: string;
  /** `null` where what is chosen is no answer yet. */
  readonly onChange: (answer: Answer | null) => void;
}
