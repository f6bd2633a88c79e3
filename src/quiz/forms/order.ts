import { say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { ResolvedOrder } from '../resolved.ts';
import type { Form } from './form.ts';
import { verdict } from './verdict.ts';
import { withoutStop } from './withoutStop.ts';

/** An order. The score is the part of all pairs that stand right, less the part that stand wrong: Kendall's tau, from 0. */
export const order: Form<'order'> = {
  right: ({ key }) => ({ as: 'values', values: key }),
  grade(resolved, answer) {
    const { key, wrong } = resolved;
    if (answer.as !== 'values' || answer.values.length !== key.length) return null;
    const places = answer.values.map((value) => key.indexOf(value));
    if (new Set(places).size !== key.length || places.includes(-1)) return null;
    const rightPairs = places.flatMap((place, index) => places.slice(index + 1).map((later) => place < later));
    const part = (2 * rightPairs.filter(Boolean).length) / rightPairs.length - 1;
    return verdict(resolved, Math.max(0, part), {
      said: inWords(resolved, answer.values),
      was: inWords(resolved, key),
      would: wrong
        .filter((one) => one.order.every((value, index) => value === answer.values[index]))
        .map(({ would }) => would),
      otherwise: say`${rightPairs.filter(Boolean).length} of ${rightPairs.length} pairs stand in the order of the run.`,
    });
  },
};

function inWords({ items }: ResolvedOrder, values: readonly string[]): Sentence {
  return values.flatMap((value, index) => {
    const text = withoutStop(items.find((item) => item.value === value)?.text ?? []);
    return index === 0 ? text : [', then ', ...text];
  });
}
