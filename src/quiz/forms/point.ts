import { say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { Target } from '../question.ts';
import type { ResolvedPoint } from '../resolved.ts';
import { targetKey } from '../targetKey.ts';
import type { Form } from './form.ts';
import { verdict } from './verdict.ts';

/** Something on the timeline. Whichever of the right ones is pointed at will do. */
export const point: Form<'point'> = {
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
    return verdict(resolved, right ? 1 : 0, {
      said: inWords(resolved, answer.target),
      was: first ? inWords(resolved, right ? answer.target : first) : [],
      would: wrong.filter(({ target }) => targetKey(target) === text).map(({ would }) => would),
      otherwise: say`That is ${inWords(resolved, answer.target)}.`,
    });
  },
};

function inWords({ candidates }: ResolvedPoint, target: Target): Sentence {
  return candidates.find((candidate) => targetKey(candidate.target) === targetKey(target))?.text ?? [];
}
