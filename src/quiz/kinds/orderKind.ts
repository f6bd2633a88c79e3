import type { Trace } from '../../sim/index.ts';
import { say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { Computed, ResolvedQuestion } from '../resolved.ts';
import { shuffled } from '../shuffled.ts';
import { gradeOf, withoutStop, wouldOf, wrongAnswers } from './kind.ts';
import type { FormMethods, KindMethods } from './kind.ts';
import { optionList } from './options.ts';

/** Put in order: events of the run, as they happened. */
export const orderKind: KindMethods<'order'> = {
  name: 'put in order',
  async resolve(question, resolving) {
    const { traces, fault } = resolving;
    const items = optionList(question.items, resolving);
    const key = orderIn(traces, 'its own run');
    const wrong: Computed<'order'>['wrong'][number][] = [];
    for await (const { trueOf, traces: others, name } of wrongAnswers(question.wrong, resolving)) {
      const order = orderIn(others, name);
      if (same(order, key)) throw fault(`the order in ${name} is the right one`, 'Name a run with another order');
      if (wrong.some((before) => same(before.order, order))) {
        throw fault(`two of its wrong orders coincide, the second from ${name}`, 'Keep one of them');
      }
      wrong.push({ order, would: wouldOf(resolving, say`This order`, trueOf, others) });
    }
    return { form: 'order', key, items, start: startFrom(question.id, key), wrong };

    function orderIn(of: readonly Trace[], name: string): readonly string[] {
      const places = resolving.look(question.observe, of);
      const placed = items.map(({ value }) => {
        const at = places[value];
        if (at === undefined)
          throw fault(`it observes no place for its item "${value}" in ${name}`, 'Observe all items');
        if (!Number.isFinite(at) || at < 0) {
          throw fault(`its item "${value}" does not happen in ${name}`, 'Take it out, or name another run');
        }
        return { value, at };
      });
      const sorted = placed.toSorted((a, b) => a.at - b.at);
      const tie = sorted.findIndex((item, index) => item.at === sorted[index + 1]?.at);
      if (tie !== -1) {
        throw fault(
          `its key is ambiguous: "${sorted[tie]?.value}" and "${sorted[tie + 1]?.value}" have the same place in ${name}`,
          'Observe the index of the event, or take one out',
        );
      }
      return sorted.map(({ value }) => value);
    }
  },
};

/** By the id, so that it is the same on every retry. Where the shuffle gives the key, it is turned by one. */
function startFrom(id: string, key: readonly string[]): readonly string[] {
  const start = shuffled(key.toSorted(), id);
  return same(start, key) ? [...start.slice(1), ...start.slice(0, 1)] : start;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** An order. The score is the part of all pairs that stand right, less the part that stand wrong: Kendall's tau, from 0. */
export const orderForm: FormMethods<'order'> = {
  right: ({ key }) => ({ as: 'values', values: key }),
  grade(resolved, answer) {
    const { key, wrong } = resolved;
    if (answer.as !== 'values' || answer.values.length !== key.length) return null;
    const places = answer.values.map((value) => key.indexOf(value));
    if (new Set(places).size !== key.length || places.includes(-1)) return null;
    const rightPairs = places.flatMap((place, index) => places.slice(index + 1).map((later) => place < later));
    const part = (2 * rightPairs.filter(Boolean).length) / rightPairs.length - 1;
    return gradeOf(resolved, Math.max(0, part), {
      said: inWords(resolved, answer.values),
      was: inWords(resolved, key),
      would: wrong
        .filter((one) => one.order.every((value, index) => value === answer.values[index]))
        .map(({ would }) => would),
      otherwise: say`${rightPairs.filter(Boolean).length} of ${rightPairs.length} pairs stand in the order of the run.`,
    });
  },
};

function inWords({ items }: ResolvedQuestion<'order'>, values: readonly string[]): Sentence {
  return values.flatMap((value, index) => {
    const text = withoutStop(items.find((item) => item.value === value)?.text ?? []);
    return index === 0 ? text : [', then ', ...text];
  });
}
