import { mostOf } from '../asked.ts';
import { say } from '../../timeline/words/index.ts';
import type { NumberQuestion } from '../question.ts';
import type { ResolvedNumber } from '../resolved.ts';
import { runName } from '../runs/runName.ts';
import { listOfRuns } from '../question.ts';
import type { Resolved } from './kind.ts';
import type { Resolving } from './resolving.ts';
import { wouldOf } from './wouldOf.ts';

/** Runs what is counted, and what a wrong number would be right for. */
export async function resolveNumber(question: NumberQuestion, resolving: Resolving): Promise<Resolved<ResolvedNumber>> {
  const { traces, tracesOf, look, fault } = resolving;
  const most = mostOf(question);
  const key = look(question.observe, traces);
  if (!Number.isInteger(key) || key < 0 || key > most) {
    throw fault(`its answer ${key} is no whole number from 0 to ${most}`, 'Count something, or raise "most"');
  }
  const wrong: ResolvedNumber['wrong'][number][] = [];
  for (const one of question.wrong) {
    const others = await tracesOf(one.trueOf);
    const value = look(question.observe, others);
    const name = listOfRuns(one.trueOf).map(runName).join(' and ');
    if (value === key) throw fault(`the answer of ${name} is ${key}, which is right`, 'Name a run with another answer');
    if (wrong.some((before) => before.value === value)) {
      throw fault(`two of its wrong answers are ${value}, the second from ${name}`, 'Keep one of them');
    }
    wrong.push({ value, would: wouldOf(resolving, say`${value}`, one, others) });
  }
  return { form: 'number', key, most, wrong };
}
