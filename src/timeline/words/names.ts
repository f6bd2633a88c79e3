import type { Call } from '../../sim/trace.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** `Posts`, or `Posts in tab 2`; `The app` for what belongs to no call, at the beginning of a sentence. */
export function nameOf(call: Call | null): string {
  return call ? call.label.replace(', tab ', ' in tab ') : 'The app';
}

/** `Posts’ refresh`, or `Posts’ refresh in tab 2`. */
export function ownedBy(call: Call | null, thing: string): string {
  const [name = '', ...place] = nameOf(call).split(' in tab ');
  const owner = name.endsWith('s') ? `${name}’` : `${name}’s`;
  return [`${owner} ${thing}`, ...place].join(' in tab ');
}

/** `1 call`, `3 calls`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The first letter as a capital, for the beginning of a sentence. */
export function begin(sentence: Sentence): Sentence {
  const [first, ...rest] = sentence;
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : sentence;
}

/** `200 with a body`: a status as one says it. */
export function statusName(status: number | string): string {
  return String(status);
}

/** A full stop. */
export function stop(sentence: Sentence): Sentence {
  return sentence.length === 0 ? sentence : say`${sentence}.`;
}
