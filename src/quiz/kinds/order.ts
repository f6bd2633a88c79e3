import { say } from '../../timeline/words/index.ts';
import type { Trace } from '../../sim/index.ts';
import { listOfRuns } from '../question.ts';
import type { OrderQuestion } from '../question.ts';
import type { ResolvedOrder } from '../resolved.ts';
import { runName } from '../runs/runName.ts';
import { shuffled } from '../shuffled.ts';
import type { Resolved } from './kind.ts';
import { optionList } from './optionList.ts';
import type { Resolving } from './resolving.ts';
import { wouldOf } from './wouldOf.ts';

/** Runs what is put in order: its events as they happened. */
export async function resolveOrder(question: OrderQuestion, resolving: Resolving): Promise<Resolved<ResolvedOrder>> {
  const { traces, tracesOf, fault } = resolving;
  const items = optionList(question.items, resolving);
  const key = orderIn(traces, 'its own run');
  const wrong: ResolvedOrder['wrong'][number][] = [];
  for (const one of question.wrong) {
    const others = await tracesOf(one.trueOf);
    const name = listOfRuns(one.trueOf).map(runName).join(' and ');
    const order = orderIn(others, name);
    if (same(order, key)) throw fault(`the order in ${name} is the right one`, 'Name a run with another order');
    if (wrong.some((before) => same(before.order, order))) {
      throw fault(`two of its wrong orders coincide, the second from ${name}`, 'Keep one of them');
    }
    wrong.push({ order, would: wouldOf(resolving, say`This order`, one, others) });
  }
  return { form: 'order', key, items, start: startFrom(question.id, key), wrong };

  function orderIn(of: readonly Trace[], name: string): readonly string[] {
    const places = resolving.look(question.observe, of);
    const placed = items.map(({ value }) => {
      const at = places[value];
      if (at === undefined) throw fault(`it observes no place for its item "${value}" in ${name}`, 'Observe all items');
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
}

/** By the id, so that it is the same on every retry. Where the shuffle gives the key, it is turned by one. */
function startFrom(id: string, key: readonly string[]): readonly string[] {
  const start = shuffled(key.toSorted(), id);
  return same(start, key) ? [...start.slice(1), ...start.slice(0, 1)] : start;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
