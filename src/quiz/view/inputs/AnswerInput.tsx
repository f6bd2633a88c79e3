import type { ReactNode } from 'react';
import type { Answer, Target } from '../../question.ts';
import type { ResolvedQuestion } from '../../resolved.ts';
import { NumberInput } from './NumberInput.tsx';
import { OptionsInput } from './OptionsInput.tsx';
import { OrderInput } from './OrderInput.tsx';
import { PointInput } from './PointInput.tsx';

interface AnswerInputProps {
  readonly resolved: ResolvedQuestion;
  readonly labelledBy: string;
  readonly picked: Target | null;
  readonly onPick: (target: Target | null) => void;
  readonly onChange: (answer: Answer | null) => void;
}

/** Takes an answer in the form of the question. */
export function AnswerInput({ resolved, picked, onPick, ...rest }: AnswerInputProps): ReactNode {
  switch (resolved.form) {
    case 'number':
      return <NumberInput resolved={resolved} {...rest} />;
    case 'options':
      return <OptionsInput resolved={resolved} {...rest} />;
    case 'order':
      return <OrderInput resolved={resolved} {...rest} />;
    case 'point':
      return <PointInput resolved={resolved} picked={picked} onPick={onPick} {...rest} />;
  }
}
