import type { Trace } from '../../sim/index.ts';
import { factsFor } from '../layout/facts.ts';
import type { Tone } from '../layout/geometry.ts';
import { outcomeOf } from '../layout/outcome.ts';

/** A mark of a small run: a request, a wait, or a logout. */
export interface MiniMark {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly look: 'bad' | 'solid' | 'data' | 'cap' | 'open' | 'wait' | 'flag';
  readonly tone: Tone;
}

/** A run in small: one row for each call, in units of its axis. */
export interface MiniMarks {
  readonly rows: number;
  /** The last moment. */
  readonly last: number;
  readonly first: number;
  readonly stuck: boolean;
  readonly marks: readonly MiniMark[];
}

/** The marks of a run in small: by the same rules as the large picture, without text. */
export function miniMarks(trace: Trace): MiniMarks {
  const facts = factsFor(trace, trace.timed ? 'time' : 'steps');
  const calls = trace.calls.toSorted((a, b) => a.tab - b.tab);
  const rowOf = (call: string | null): number => calls.findIndex((one) => one.id === call);
  const requests = facts.requests
    .filter((request) => rowOf(request.call) !== -1)
    .map((record): MiniMark => {
      const outcome = outcomeOf(record);
      const refused = outcome.look === 'bad' || outcome.cap?.look === 'cap';
      const look =
        record.end === null
          ? 'open'
          : refused
            ? record.role === 'refresh'
              ? 'cap'
              : 'bad'
            : outcome.look === 'solid'
              ? 'solid'
              : outcome.look === 'missing'
                ? 'open'
                : 'data';
      return {
        row: rowOf(record.call),
        from: facts.unit(record.sent),
        to: record.end ? facts.unit(record.end) : Infinity,
        look,
        tone: refused ? 'refused' : outcome.tone,
      };
    });
  const waits = facts.waits.map((wait): MiniMark => ({
    row: rowOf(wait.call),
    from: facts.unit(wait.from),
    to: wait.to ? facts.unit(wait.to) : Infinity,
    look: 'wait',
    tone: 'none',
  }));
  const flags = facts.logouts
    .filter((logout) => logout.by === 'wrapper' && rowOf(logout.call) !== -1)
    .map((logout): MiniMark => ({
      row: rowOf(logout.call),
      from: facts.unit(logout),
      to: facts.unit(logout),
      look: 'flag',
      tone: 'refused',
    }));
  return {
    rows: calls.length,
    last: facts.last,
    first: facts.kind === 'time' ? 0 : 1,
    stuck: trace.end === 'stuck',
    marks: [...waits, ...requests, ...flags],
  };
}
