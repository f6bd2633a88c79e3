import { say } from '../../timeline/words/index.ts';
import { listOfRuns } from '../question.ts';
import type { PointQuestion } from '../question.ts';
import type { ResolvedPoint } from '../resolved.ts';
import { runName } from '../runs/runName.ts';
import { targetKey } from '../targetKey.ts';
import { targetsIn } from '../targets.ts';
import type { Resolved } from './kind.ts';
import type { Resolving } from './resolving.ts';
import { wouldOf } from './wouldOf.ts';

/** Runs what is pointed at: the places of the timeline that are right. */
export async function resolvePoint(question: PointQuestion, resolving: Resolving): Promise<Resolved<ResolvedPoint>> {
  const { traces, tracesOf, look, fault } = resolving;
  const [trace] = traces;
  if (!trace || traces.length > 1) throw fault(`it points into ${traces.length} runs`, 'Name one run');
  const candidates = targetsIn(trace, question.targets);
  const known = new Set(candidates.map(({ target }) => targetKey(target)));
  const key = look(question.observe, traces);
  if (key.length === 0) throw fault('there is nothing right to point at', 'Correct what it observes');
  const stray = key.find((target) => !known.has(targetKey(target)));
  if (stray) {
    throw fault(
      `its answer "${targetKey(stray)}" is no ${question.targets} of its run`,
      'Correct what it observes, or "targets"',
    );
  }
  const keys = new Set(key.map(targetKey));
  if (keys.size === known.size) throw fault('everything that can be pointed at is right', 'Name a run with more in it');

  const wrong = new Map<string, ResolvedPoint['wrong'][number]>();
  for (const one of question.wrong) {
    const others = await tracesOf(one.trueOf);
    const name = listOfRuns(one.trueOf).map(runName).join(' and ');
    const there = look(question.observe, others);
    const usable = there.filter((target) => known.has(targetKey(target)) && !keys.has(targetKey(target)));
    if (usable.length === 0) {
      const what = there.map(targetKey).join(', ') || 'nothing';
      throw fault(
        `the answer of ${name} is ${what}: right here too, or not in this run`,
        'Name a run with another answer',
      );
    }
    const would = wouldOf(resolving, say`This`, one, others);
    for (const target of usable) {
      const text = targetKey(target);
      if (wrong.has(text))
        throw fault(`two of its wrong answers are "${text}", the second from ${name}`, 'Keep one of them');
      wrong.set(text, { target, would });
    }
  }
  return { form: 'point', key, candidates, wrong: [...wrong.values()] };
}
