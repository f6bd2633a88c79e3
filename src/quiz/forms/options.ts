import type { Sentence } from '../../timeline/words/index.ts';
import { say } from '../../timeline/words/index.ts';
import type { ResolvedOption } from '../resolved.ts';
import type { Form } from './form.ts';
import { verdict } from './verdict.ts';
import { withoutStop } from './withoutStop.ts';

/**
 * Options, of which one or several are right. For several the score is the part of the right ones that was chosen, less
 * the part of the wrong ones: to choose all or none is worth nothing.
 */
export const options: Form<'options'> = {
  right: ({ key }) => ({ as: 'values', values: key }),
  grade(resolved, answer) {
    if (answer.as !== 'values') return null;
    const chosen = new Set(answer.values);
    const known = resolved.options.filter(({ value }) => chosen.has(value));
    if (known.length !== answer.values.length) return null;
    if (resolved.pick === 'one' && known.length !== 1) return null;
    const right = resolved.options.filter((option) => option.right);
    const hits = known.filter((option) => option.right).length;
    const slips = known.length - hits;
    const part = hits / right.length - slips / (resolved.options.length - right.length);
    return verdict(resolved, Math.max(0, part), {
      said: textOf(known),
      was: textOf(right),
      would: known.flatMap(({ right: isRight, would }) => (isRight || would === null ? [] : [would])),
      otherwise:
        chosen.size === 0 ? say`You chose none of them.` : say`All that you chose is right, and there is more.`,
    });
  },
};

function textOf(chosen: readonly ResolvedOption[]): Sentence {
  if (chosen.length === 0) return say`none`;
  return chosen.flatMap(({ text }, index) => [...(index === 0 ? [] : ['; ']), ...withoutStop(text)]);
}
