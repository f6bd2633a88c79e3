import { someOf } from './printable.ts';
import type { Learner, Log } from './learner.ts';

/**
 * So many equal answers, given in the same millisecond, are no coincidence; of a file that has fewer, all of them. An
 * export has no name in it, and all are called the same by default: its answers are the one thing that tells whose it is.
 */
const ENOUGH = 3;

interface Distinct {
  readonly learners: readonly Learner[];
  readonly notes: readonly string[];
}

interface Group {
  readonly members: readonly Learner[];
  readonly prints: ReadonlySet<string>;
}

/** Learners once each: who exported twice, or handed in a copy of another's file, counts as one. */
export function sameLearners(learners: readonly Learner[]): Distinct {
  const groups: Group[] = [];
  for (const learner of learners) {
    const prints = printsOf(learner);
    const same = groups.filter((group) => isSame(group.prints, prints));
    const rest = groups.filter((group) => !same.includes(group));
    const merged = same.reduce<Group>(
      (a, b) => ({ members: [...b.members, ...a.members], prints: new Set([...a.prints, ...b.prints]) }),
      { members: [learner], prints },
    );
    groups.splice(0, groups.length, ...rest, merged);
  }
  const place = (learner: Learner | undefined): number => (learner ? learners.indexOf(learner) : -1);
  const inOrder = groups
    .map(({ members }) => members.toSorted((a, b) => place(a) - place(b)))
    .toSorted(([a], [b]) => place(a) - place(b));
  return {
    learners: inOrder.map((members) => members.reduce(united)),
    notes: inOrder.flatMap((members) => (members.length > 1 ? [noteOf(members)] : [])),
  };
}

function noteOf(members: readonly Learner[]): string {
  const files = someOf(members.flatMap((member) => member.files));
  return `${files} hold answers of the same learner: they count once, with the earliest answer to each question.`;
}

function printsOf({ logs }: Learner): ReadonlySet<string> {
  return new Set([...logs].flatMap(([id, { answers }]) => answers.map((answer) => JSON.stringify([id, answer]))));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  return [...less].filter((print) => more.has(print)).length >= Math.min(ENOUGH, less.size);
}

function united(a: Learner, b: Learner): Learner {
  const logs = new Map(a.logs);
  for (const [id, log] of b.logs) {
    const before = logs.get(id);
    logs.set(id, before ? unitedLog(before, log) : log);
  }
  return { files: [...a.files, ...b.files], logs };
}

function unitedLog(a: Log, b: Log): Log {
  const answers = new Map([...a.answers, ...b.answers].map((answer) => [JSON.stringify(answer), answer]));
  const firstMs = (log: Log): number => log.answers[0]?.atMs ?? Infinity;
  const earliest = Math.min(firstMs(a), firstMs(b));
  return {
    answers: [...answers.values()].toSorted((x, y) => x.atMs - y.atMs),
    afterReset: [a, b].every((log) => log.afterReset || firstMs(log) > earliest),
  };
}
