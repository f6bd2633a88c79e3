import type { CallId } from '../ids.ts';
import type { Happening, StandMark, Standing, TraceEvent } from '../trace.ts';

/** Collects what happens, step by step. */
export interface Recorder {
  /**
   * Opens a step. `lead` is recorded only once something else is: a timer without consequence is no event.
   * `subject` is the call that the step's reactions are put down to.
   */
  openStep(step: { readonly atMs: number; readonly lead?: Happening; readonly subject: CallId | null }): void;
  record(happening: Happening): void;
  /** Records where a call stands, beside the events. A step in which nothing else happens is none: it waits for the next. */
  mark(standing: Standing): void;
  /** A number for the next await. */
  newMark(): number;
  readonly stands: readonly StandMark[];
  /** What the current step began with: the same object all through it, and in no other. */
  moment(): { readonly atMs: number };
  /** The call that the current step is about. */
  subject(): CallId | null;
  readonly events: readonly TraceEvent[];
  /** More happened than is recorded: the run is of no use. */
  overflowed(): boolean;
  /** Until a run begins, only what the app sends as it loads is recorded, and nothing after its end. */
  start(): void;
  stop(): void;
}

/** Six components in two tabs that run away make half as many, with all that is recorded of their consoles. */
export const MOST_EVENTS = 3_000;

/** A recorder with nothing in it. */
export function createRecorder(): Recorder {
  const events: TraceEvent[] = [];
  let phase: 'loading' | 'running' | 'over' = 'loading';
  let open: { atMs: number; lead: Happening | undefined; subject: CallId | null; counted: boolean } = {
    atMs: 0,
    lead: undefined,
    subject: null,
    counted: false,
  };
  let step = 0;
  const stands: StandMark[] = [];
  /** Marks of a step in which nothing has been recorded. */
  let unplaced: Standing[] = [];
  let numbers = 0;

  const place = (standing: Standing): void =>
    void stands.push(Object.assign(standing, { step, before: events.length }));

  const push = (happening: Happening): void => void events.push(Object.assign(happening, { step, atMs: open.atMs }));

  return {
    events,
    start: () => void (phase = 'running'),
    stop: () => void (phase = 'over'),
    openStep: ({ atMs, lead, subject }) => void (open = { atMs, lead, subject, counted: false }),
    moment: () => open,
    subject: () => open.subject,
    overflowed: () => events.length > MOST_EVENTS,
    newMark: () => (numbers += 1),
    stands,
    mark(standing) {
      if (phase !== 'running' || stands.length + unplaced.length > MOST_EVENTS) return;
      if (open.counted) place(standing);
      else unplaced.push(standing);
    },
    record(happening) {
      if (phase === 'over' || events.length > MOST_EVENTS) return;
      if (phase === 'loading' && happening.type !== 'request-sent') return;
      if (!open.counted) {
        open.counted = true;
        step += 1;
        if (open.lead) push(open.lead);
        unplaced.forEach(place);
        unplaced = [];
      }
      push(happening);
    },
  };
}
