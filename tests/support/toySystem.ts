import type { Abort, Unseen } from '../../src/sim/explore/detours.ts';
import type { Pick, Step } from '../../src/sim/explore/step.ts';

/**
 * A client and a server that are as unlike the lab's as can be while keeping to the same rules: what a client does
 * depends on all it has heard, in that order; an answer depends on the writes before it; a read changes nothing.
 */
export interface Toy {
  /** Requests under way at the start: whether each one writes. */
  readonly start: readonly boolean[];
  readonly seed: number;
  /** No more requests than this: the client falls silent, or, where `cut` says so, the run ends there. */
  readonly most: number;
  readonly cut: boolean;
  /** The client sometimes gives up the oldest request under way. */
  readonly aborts: boolean;
}

export interface ToyRun {
  readonly steps: readonly Step[];
  /** What the client knows in the end. */
  readonly end: string;
  readonly brokenOff: boolean;
  readonly unseen: Unseen;
}

/** Runs a toy; `pick` chooses among what can happen, and breaks off with `null`. */
export function runToy(toy: Toy, pick: Pick): ToyRun {
  const steps: Step[] = [];
  const pending: Step[] = [];
  const answers = new Map<string, number>();
  const open = new Set<string>();
  const aborts: Abort[] = [];
  let server = toy.seed;
  let client = toy.seed;
  let sent = 0;
  const send = (writes: boolean, cause: string | null): void => {
    sent += 1;
    const request = `${sent}`;
    if (sent > toy.most) return;
    open.add(request);
    pending.push({ choice: `${request}>`, request, at: 'server', writes, cause });
  };
  for (const writes of toy.start) send(writes, null);

  for (;;) {
    const candidates = [...pending];
    const step = candidates.length === 0 ? null : pick(candidates, steps);
    if (!step) return { steps, end: `${client}`, brokenOff: candidates.length > 0, unseen: { aborts, cut: [] } };
    pending.splice(pending.indexOf(step), 1);
    steps.push(step);
    const { request } = step;
    if (step.at === 'server') {
      answers.set(request, mix(server, Number(request)));
      if (step.writes) server = mix(server, Number(request) + 100);
      if (open.has(request))
        pending.push({ choice: `${request}<`, request, at: 'client', writes: false, cause: step.choice });
      continue;
    }
    open.delete(request);
    client = mix(client, answers.get(request) ?? 0);
    const [oldest] = open;
    if (toy.aborts && oldest && client % 4 === 3) {
      open.delete(oldest);
      aborts.push({ request: oldest, by: step.choice });
      const answer = pending.findIndex(({ choice }) => choice === `${oldest}<`);
      if (answer >= 0) pending.splice(answer, 1);
    }
    const wanted = client % 4;
    if (wanted === 1 || wanted === 2) send(wanted === 1, step.choice);
    if (toy.cut && sent > toy.most) {
      steps.splice(-1, 1, { ...step, cut: true });
      const cut = candidates.filter((other) => other !== step);
      return { steps, end: 'cut', brokenOff: false, unseen: { aborts, cut } };
    }
  }
}

/** All orders of a toy, by trying every choice. */
export function everyToyOrder(toy: Toy): readonly ToyRun[] {
  const runs: ToyRun[] = [];
  const open: (readonly Step[])[] = [[]];
  for (let beginning = open.pop(); beginning; beginning = open.pop()) {
    const given: readonly Step[] = beginning;
    runs.push(
      runToy(toy, (candidates, done) => {
        const wanted = given[done.length];
        if (wanted) return candidates.find(({ choice }) => choice === wanted.choice) ?? null;
        for (const other of candidates.slice(1)) open.push([...done, other]);
        return candidates[0] ?? null;
      }),
    );
  }
  return runs;
}

function mix(one: number, other: number): number {
  let mixed = Math.imul(one ^ (other + 0x9e37), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
