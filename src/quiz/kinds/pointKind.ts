import { callRecordsOf, requestsOf, waitsOf, timeText } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { captions, say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { nameOf } from '../../timeline/words/names.ts';
import { requestName } from '../../timeline/words/requestName.ts';
import type { Offers } from '../asked.ts';
import { targetKey } from '../question.ts';
import type { Target } from '../question.ts';
import type { Computed } from '../resolved.ts';
import { gradeOf, wouldOf, wrongAnswers } from './kind.ts';
import type { FormMethods, KindMethods } from './kind.ts';

/** Point at the timeline: the places in the run that are right. */
export const pointKind: KindMethods<'point'> = {
  name: 'point at the timeline',
  async resolve(question, resolving) {
    const { traces, look, fault } = resolving;
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
    if (keys.size === known.size)
      throw fault('everything that can be pointed at is right', 'Name a run with more in it');

    const wrong = new Map<string, Computed<'point'>['wrong'][number]>();
    for await (const { trueOf, traces: others, name } of wrongAnswers(question.wrong, resolving)) {
      const there = look(question.observe, others);
      const usable = there.filter((target) => known.has(targetKey(target)) && !keys.has(targetKey(target)));
      if (usable.length === 0) {
        const what = there.map(targetKey).join(', ') || 'nothing';
        throw fault(
          `the answer of ${name} is ${what}: right here too, or not in this run`,
          'Name a run with another answer',
        );
      }
      const would = wouldOf(resolving, say`This`, trueOf, others);
      for (const target of usable) {
        const text = targetKey(target);
        if (wrong.has(text))
          throw fault(`two of its wrong answers are "${text}", the second from ${name}`, 'Keep one of them');
        wrong.set(text, { target, would });
      }
    }
    return { form: 'point', key, candidates, wrong: [...wrong.values()] };
  },
};

/** All that can be pointed at in a run, in order of time. */
function targetsIn(trace: Trace, at: Target['at']): Offers['point']['candidates'] {
  switch (at) {
    case 'request':
      return requestsOf(trace).map((request) => ({
        target: { at, request: request.id },
        text: say`${labelOf(trace, request.call)}, ${requestName(request)}, ${when(trace, request.sent)}`,
      }));
    case 'wait':
      return waitsOf(trace)
        .toSorted((a, b) => a.from.step - b.from.step)
        .map((wait) => ({
          target: { at, call: wait.call, step: wait.from.step },
          text: say`${labelOf(trace, wait.call)} waits, ${when(trace, wait.from)}`,
        }));
    case 'step':
      return captions(trace).map(({ step, sentence }) => ({ target: { at, step }, text: sentence }));
  }
}

function labelOf(trace: Trace, id: string | null): string {
  return nameOf(callRecordsOf(trace).find(({ call }) => call.id === id)?.call ?? null);
}

function when(trace: Trace, { step, atMs }: { readonly step: number; readonly atMs: number }): string {
  return trace.timed ? `from ${timeText(atMs)}` : `from step ${step}`;
}

/** Something on the timeline. Whichever of the right ones is pointed at will do. */
export const pointForm: FormMethods<'point'> = {
  right: ({ key, candidates }) => {
    const [first] = key;
    const target = first ?? candidates[0]?.target;
    if (!target) throw new Error('Failed to point: there is nothing to point at. Resolve the question first.');
    return { as: 'target', target };
  },
  grade(resolved, answer) {
    if (answer.as !== 'target') return null;
    const text = targetKey(answer.target);
    const { key, candidates, wrong } = resolved;
    if (!candidates.some(({ target }) => targetKey(target) === text)) return null;
    const right = key.some((target) => targetKey(target) === text);
    const [first] = key;
    return gradeOf(resolved, right ? 1 : 0, {
      said: inWords(resolved, answer.target),
      was: first ? inWords(resolved, right ? answer.target : first) : [],
      would: wrong.filter(({ target }) => targetKey(target) === text).map(({ would }) => would),
      otherwise: say`That is ${inWords(resolved, answer.target)}.`,
    });
  },
};

function inWords({ candidates }: Offers['point'], target: Target): Sentence {
  return candidates.find((candidate) => targetKey(candidate.target) === targetKey(target))?.text ?? [];
}
