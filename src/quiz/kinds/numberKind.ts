import { say } from '../../timeline/words/index.ts';
import { mostOf } from '../asked.ts';
import type { Computed } from '../resolved.ts';
import { gradeOf, wouldOf, wrongAnswers } from './kind.ts';
import type { FormMethods, KindMethods } from './kind.ts';

/** A number: what is counted in the run, and what wrong numbers would be right for. */
export const numberKind: KindMethods<'number'> = {
  name: 'a number',
  async resolve(question, resolving) {
    const { traces, look, fault } = resolving;
    const most = mostOf(question);
    const key = look(question.observe, traces);
    if (!Number.isInteger(key) || key < 0 || key > most) {
      throw fault(`its answer ${key} is no whole number from 0 to ${most}`, 'Count something, or raise "most"');
    }
    const wrong: Computed<'number'>['wrong'][number][] = [];
    for await (const { trueOf, traces: others, name } of wrongAnswers(question.wrong, resolving)) {
      const value = look(question.observe, others);
      if (value === key)
        throw fault(`the answer of ${name} is ${key}, which is right`, 'Name a run with another answer');
      if (wrong.some((before) => before.value === value)) {
        throw fault(`two of its wrong answers are ${value}, the second from ${name}`, 'Keep one of them');
      }
      wrong.push({ value, would: wouldOf(resolving, say`${value}`, trueOf, others) });
    }
    return { form: 'number', key, most, wrong };
  },
};

/** A whole number: right, or not. */
export const numberForm: FormMethods<'number'> = {
  right: ({ key }) => ({ as: 'number', value: key }),
  grade(resolved, answer) {
    if (answer.as !== 'number' || !Number.isInteger(answer.value) || answer.value < 0) return null;
    const { key, wrong } = resolved;
    const { value } = answer;
    return gradeOf(resolved, value === key ? 1 : 0, {
      said: say`${value}`,
      was: say`${key}`,
      would: wrong.filter((one) => one.value === value).map(({ would }) => would),
      otherwise: say`None of the runs that come near to this one makes ${value} either. Follow it call by call, and count.`,
    });
  },
};
