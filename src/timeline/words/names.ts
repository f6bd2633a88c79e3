import { callInWords as nameOf, capital } from '../../sim/index.ts';
import type { Call } from '../../sim/index.ts';
import { listed, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** More names than this are counted. */
const MOST_NAMES = 4;

export { nameOf };

/** `Users and Comments`, `Users and Comments in tab 2`; many, or some in both tabs, are counted: `6 calls`. */
export function nameAll(calls: readonly (Call | null)[]): Sentence {
  if (calls.length > MOST_NAMES) return say`${calls.length} calls`;
  const [first] = calls;
  if (!first?.severalTabs || calls.length === 1) return listed(calls.map((call) => [nameOf(call)]));
  const together = calls.every((call) => call?.tab === first.tab);
  if (together) return say`${listed(calls.map((call) => [call?.name ?? '']))} in tab ${first.tab}`;
  return calls.length > 2 ? say`${calls.length} calls` : listed(calls.map((call) => [nameOf(call)]));
}

/** `Posts’ refresh`, or `Posts’ refresh in tab 2`; `the app’s refresh` for what belongs to no call. */
export function ownedBy(call: Call | null, thing: string): string {
  const name = call?.name ?? nameOf(call);
  const owner = name.endsWith('s') ? `${name}’` : `${name}’s`;
  return call?.severalTabs ? `${owner} ${thing} in tab ${call.tab}` : `${owner} ${thing}`;
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
