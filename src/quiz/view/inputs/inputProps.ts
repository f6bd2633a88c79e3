import type { Asked } from '../../asked.ts';
import type { Answer } from '../../question.ts';

/** What every input takes. */
export interface InputProps<F extends Asked['form']> {
  readonly asked: Extract<Asked, { form: F }>;
  /** The id of the prompt. */
  readonly labelledBy: string;
  /** `null` where what is chosen is no answer yet. */
  readonly onChange: (answer: Answer | null) => void;
}
