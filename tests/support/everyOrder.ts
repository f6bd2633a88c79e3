import { recordRun } from '../../src/sim/explore/recordRun.ts';
import type { RunRecord, Subject } from '../../src/sim/explore/recordRun.ts';
import type { Step } from '../../src/sim/explore/step.ts';

/** Runs every order there is, one after another, without any cleverness. */
export async function* everyOrder(subject: Subject): AsyncGenerator<RunRecord> {
  const open: (readonly Step[])[] = [[]];
  for (let beginning = open.pop(); beginning; beginning = open.pop()) {
    const given: readonly Step[] = beginning;
    yield await recordRun(subject, (candidates, done) => {
      const wanted = given[done.length];
      if (wanted) return candidates.find(({ choice }) => choice === wanted.choice) ?? null;
      for (const other of candidates.slice(1)) open.push([...done, other]);
      return candidates[0] ?? null;
    });
  }
}
