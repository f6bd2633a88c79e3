import type { Call } from '../../sim/trace.ts';
import { begin, nameOf } from './names.ts';
import { listed, plain, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** A verb with its object, in both numbers: `repeats with a2`, `repeat with a2`. */
export interface Clause {
  readonly one: Sentence;
  readonly many: Sentence;
  /** What is odd about it: `although a2 is good`. */
  readonly remark: Sentence;
}

/** What one call did; `null` stands for the app outside of any call. */
export interface Deed {
  readonly call: Call | null;
  readonly clause: Clause;
}

/** A regular verb: `clause('takes', 'take', say`the lock`)`. */
export function clause(one: string, many: string, object: Sentence = [], remark: Sentence = []): Clause {
  const after = object.length > 0 ? say` ${object}` : [];
  return { one: say`${one}${after}`, many: say`${many}${after}`, remark };
}

/**
 * Deeds as one sentence, in their order: calls that did the same share a clause. `actor` is called `it` where
 * the sentence before has named it.
 */
export function told(deeds: readonly Deed[], actor: Call | null, actorIsNamed: boolean): Sentence {
  const doers = doersOf(deeds);
  const groups = new Map<string, { readonly calls: (Call | null)[]; readonly clauses: readonly Clause[] }>();
  for (const { call, clauses } of doers) {
    const key = call === actor && actorIsNamed ? 'it' : clauses.map(({ one, remark }) => `${plain(one)}, ${plain(remark)}`).join();
    const group = groups.get(key);
    if (group) group.calls.push(call);
    else groups.set(key, { calls: [call], clauses });
  }
  const parts = [...groups.entries()].map(([key, { calls, clauses }]) => {
    const subject = key === 'it' ? say`it` : subjectOf(calls);
    return say`${subject} ${inARow(clauses, calls.length === 1)}`;
  });
  if (parts.length === 0) return [];
  return say`${begin(parts.flatMap((part, index) => (index === 0 ? part : say`; ${part}`)))}.`;
}

/** Clauses with one subject: `logs out, although r2 is good, and fails with 401`. */
export function inARow(clauses: readonly Clause[], singular: boolean): Sentence {
  const last = clauses.length - 1;
  const anyRemark = clauses.slice(0, -1).some(({ remark }) => remark.length > 0);
  const texts = clauses.map(({ one, many, remark }) => {
    const verb = singular ? one : many;
    return remark.length === 0 ? verb : say`${verb}, ${remark}`;
  });
  const anyAnd = clauses.some(({ one }) => plain(one).includes(' and '));
  if (!anyRemark && !(anyAnd && texts.length > 1)) return listed(texts);
  return texts.flatMap((text, index) => {
    if (index === 0) return text;
    return say`${index === last ? ', and ' : ', '}${text}`;
  });
}

function doersOf(deeds: readonly Deed[]): readonly { readonly call: Call | null; readonly clauses: readonly Clause[] }[] {
  const byCall = new Map<Call | null, Clause[]>();
  for (const deed of deeds) byCall.set(deed.call, [...(byCall.get(deed.call) ?? []), deed.clause]);
  return [...byCall.entries()].map(([call, clauses]) => ({ call, clauses }));
}

function subjectOf(calls: readonly (Call | null)[]): Sentence {
  if (calls.length > 4) return say`${calls.length} calls`;
  return listed(calls.map((call) => say`${call ? nameOf(call) : 'the app'}`));
}
