import type { Call } from '../../sim/index.ts';
import { begin, nameAll } from './names.ts';
import { listed, plain, say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** A verb with its object, in both numbers: `repeats with a2`, `repeat with a2`. */
export interface Clause {
  readonly one: Sentence;
  readonly many: Sentence;
  /** What is odd about it: `although a2 is good`. */
  readonly remark: Sentence;
  /** It may be left out where there is no room. */
  readonly minor: boolean;
}

/** What one call did; `null` stands for the app outside of any call. */
export interface Deed {
  readonly call: Call | null;
  readonly clause: Clause;
}

interface ClauseOptions {
  readonly object?: Sentence;
  readonly remark?: Sentence;
  readonly minor?: boolean;
}

/** A clause from its verb in both numbers. */
export function clause(
  one: string,
  many: string,
  { object = [], remark = [], minor = false }: ClauseOptions = {},
): Clause {
  const after = object.length > 0 ? say` ${object}` : [];
  return { one: say`${one}${after}`, many: say`${many}${after}`, remark, minor };
}

/**
 * Deeds as one sentence, in their order: calls that did the same share a clause. The actor is called `it` where it
 * comes first and the sentence before has named it. Minor clauses give way, the last first, until the text has at most `room` characters.
 */
export function told(deeds: readonly Deed[], actor: Call | null, { named = false, room = Infinity } = {}): Sentence {
  const full = sentenceOf(deeds, actor, named);
  if (plain(full).length <= room) return full;
  const spare = deeds.findLast(
    (deed) => deed.clause.minor && deeds.some((other) => other !== deed && other.call === deed.call),
  );
  return spare
    ? told(
        deeds.filter((deed) => deed !== spare),
        actor,
        { named, room },
      )
    : full;
}

function sentenceOf(deeds: readonly Deed[], actor: Call | null, named: boolean): Sentence {
  const parts = groupsOf(deeds).map(({ calls, clauses }, index) => {
    const isIt = named && index === 0 && calls.length === 1 && calls[0] === actor;
    const subject = isIt ? say`it` : nameAll(calls);
    return say`${subject} ${inARow(clauses, calls.length === 1)}`;
  });
  if (parts.length === 0) return [];
  return say`${begin(parts.flatMap((part, index) => (index === 0 ? part : say`; ${part}`)))}.`;
}

interface Group {
  readonly calls: readonly (Call | null)[];
  readonly clauses: readonly Clause[];
}

/** Calls with what they did, those together that did the same. */
function groupsOf(deeds: readonly Deed[]): readonly Group[] {
  const byCall = Map.groupBy(deeds, (deed) => deed.call);
  const doers = [...byCall].map(([call, own]) => ({ call, clauses: own.map((deed) => deed.clause) }));
  const byText = Map.groupBy(doers, ({ clauses }) => plain(inARow(clauses, true)));
  return [...byText.values()].map((group) => ({
    calls: group.map(({ call }) => call),
    clauses: group[0]?.clauses ?? [],
  }));
}

/** Clauses with one subject: `logs out, although r2 is good, and fails with 401`. */
function inARow(clauses: readonly Clause[], singular: boolean): Sentence {
  const texts = clauses.map(({ one, many, remark }) => {
    const verb = singular ? one : many;
    return remark.length === 0 ? verb : say`${verb}, ${remark}`;
  });
  // A comma before the last `and`, where the clauses have commas or an `and` of their own.
  const isPlain = clauses.every(
    ({ one, remark }, index) => (remark.length === 0 || index === clauses.length - 1) && !plain(one).includes(' and '),
  );
  if (isPlain) return listed(texts);
  return texts.flatMap((text, index) =>
    index === 0 ? text : say`${index === texts.length - 1 ? ', and ' : ', '}${text}`,
  );
}
