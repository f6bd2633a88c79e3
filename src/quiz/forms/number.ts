import { say } from '../../timeline/words/index.ts';
import type { Form } from './form.ts';
import { verdict } from './verdict.ts';

/** A whole number: right, or not. */
export const number: Form<'number'> = {
  right: ({ key }) => ({ as: 'number', value: key }),
  grade(resolved, answer) {
    if (answer.as !== 'number' || !Number.isInteger(answer.value) || answer.value < 0) return null;
    const { key, wrong } = resolved;
    const { value } = answer;
    return verdict(resolved, value === key ? 1 : 0, {
      said: say`${value}`,
      was: say`${key}`,
      would: wrong.filter((one) => one.value === value).map(({ would }) => would),
      otherwise: say`None of the runs that come near to this one makes ${value} either. Follow it call by call, and count.`,
    });
  },
};
