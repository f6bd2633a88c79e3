import { capital } from '../../sim/index.ts';
import type { Call } from '../../sim/index.ts';
import { listed, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** More names than this are counted. */
const MOST_NAMES = 4;

/** `Posts`, or `Posts in tab 2`; `the app` for what belongs to no call. */
export function nameOf(call: Call | null): string {
  return call ? call.label.replace(', tab ', ' in tab ') : 'the app';
}

/** `Users and Comments`, `Users and Comments in tab 2`; many, or some in both tabs, are counted: `6 calls`. */
export function nameAll(calls: readonly (Call | null)[]): Sentence {
  if (calls.length > MOST_NAMES) return say`${calls.length} calls`;
  const [first] = calls;
  const place = nameOf(first ?? null).split(' in tab ')[1];
  const together =
    place !== undefined && calls.length > 1 && calls.every((call) => nameOf(call).endsWith(` in tab ${place}`));
  if (!together && place !== undefined && calls.length > 2) return say`${calls.length} calls`;
  if (!together) return listed(calls.map((call) => [nameOf(call)]));
  return say`${listed(calls.map((call) => [nameOf(call).split(' in tab ')[0] ?? '']))} in tab ${place}`;
}

/** `Posts’ refresh`, or `Posts’ refresh in tab 2`; `the app’s refresh` for what belongs to no call. */
export function ownedBy(call: Call | null, thing: string): string {
  const [name = '', place] = nameOf(call).split(' in tab ');
  const owner = name.endsWith('s') ? `${name}’` : `${name}’s`;
  return place === undefined ? `${owner} ${thing}` : `${owner} ${thing} in tab ${place}`;
}

/** `1 call`, `3 calls`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** With a capital, for the beginning of a sentence. */
export function begin(sentence: Sentence): Sentence {
  const [first, ...rest] = sentence;
  return typeof first === 'string' ? [capital(first), ...rest] : sentence;
}

/** With a full stop, unless there is nothing to end. */
export function stop(sentence: Sentence): Sentence {
  return sentence.length === 0 ? sentence : say`${sentence}.`;
}
