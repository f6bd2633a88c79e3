import type { CallId, Happening } from '../../../sim/index.ts';

/** What has happened in one step. */
export interface Step {
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly events: readonly Happening[];
}

/**
 * The steps of a page: one event from outside, and everything the code does in reaction, before the next one is let in.
 * So a live trace says what caused what, as a simulated one does.
 */
export interface Steps {
  /** Lets `act` happen as the next step; its result is there before the reactions to it are over. */
  next<T>(subject: CallId | null, act: () => T): Promise<T>;
  /** The same for what takes time and is no step itself: nothing from outside happens meanwhile. */
  nextAfter<W, T>(work: () => Promise<W>, act: (worked: W) => T): Promise<T>;
  /** Records what happens now: in the open step, or in one of its own. */
  record(happening: Happening): void;
  /** The call that the open step is about; `null` between steps. */
  subject(): CallId | null;
  /** Keeps the open step open until this is over: the app reads the body of an answer, which takes tasks. */
  during<T>(reading: Promise<T>): Promise<T>;
}

interface StepParts {
  /** Told when the first event of a step is about to be recorded. */
  readonly onOpen: () => void;
  /** Told when a step with events is over. */
  readonly onClose: (step: Step) => void | Promise<void>;
  readonly now: () => number;
}

/** The steps of a page, of which there are none yet. */
export function createSteps({ onOpen, onClose, now }: StepParts): Steps {
  let open: OpenStep | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const readings = new Set<Promise<unknown>>();
  const turn = createTurn();

  const close = async (step: OpenStep): Promise<void> => {
    if (step !== open) return;
    open = null;
    if (step.events.length > 0) await onClose(step);
  };
  /** With its body read, a wrapper reacts in microtasks: one turn of the event loop, and it has. */
  const settle = async (step: OpenStep | null): Promise<void> => {
    await turn();
    while (readings.size > 0) {
      await Promise.allSettled(readings);
      await turn();
    }
    if (step) await close(step);
  };
  const openStep = (subject: CallId | null): OpenStep => (open = { at: now(), subject, events: [] });

  const enter = <W, T>(subject: CallId | null, work: () => Promise<W>, act: (worked: W) => T): Promise<T> => {
    const acted = last.then(async () => {
      const worked = await work();
      if (open) await close(open);
      openStep(subject);
      return act(worked);
    });
    last = acted.then(noop, noop).then(() => settle(open));
    return acted;
  };

  return {
    next: (subject, act) => enter(subject, async () => {}, act),
    nextAfter: (work, act) => enter(null, work, act),
    record(happening) {
      if (!open) {
        const step = openStep(null);
        last = Promise.all([last, settle(step)]);
      }
      const step = open ?? openStep(null);
      if (step.events.length === 0) {
        step.at = now();
        onOpen();
      }
      step.events.push(happening);
    },
    subject: () => open?.subject ?? null,
    during(reading) {
      const noted = reading.finally(() => readings.delete(noted));
      readings.add(noted);
      noted.catch(noop);
      return noted;
    },
  };
}

interface OpenStep extends Step {
  at: number;
  readonly subject: CallId | null;
  readonly events: Happening[];
}

const noop = (): void => {};

/** A turn of the event loop by `MessageChannel`: `setTimeout` is clamped to 4 ms in browsers. */
function createTurn(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
