import type { ReactNode } from 'react';
import type { Asked } from '../../asked.ts';
import type { Answer, Target } from '../../question.ts';
import { NumberInput } from './NumberInput.tsx';
import { OptionsInput } from './OptionsInput.tsx';
import { OrderInput } from './OrderInput.tsx';
import { PointInput } from './PointInput.tsx';

interface AnswerInputProps {
  readonly asked: Asked;
  readonly labelledBy: string;
  readonly picked: Target | null;
  readonly onPick: (target: Target | null) => void;
  readonly onChange: (answer: Answer | null) => void;
}

/** Takes an answer in the form of the question. */
export function AnswerInput({ asked, picked, onPick, ...rest }: AnswerInputProps): ReactNode {
  switch (asked.form) {
    case 'number':
      return <NumberInput asked={asked} {...rest} />;
    case 'options':
      return <OptionsInput asked={asked} {...rest} />;
    case 'order':
      return <OrderInput asked={asked} {...rest} />;
    case 'point':
      return <PointInput asked={asked} picked={picked} onPick={onPick} {...rest} />;
  }
}
