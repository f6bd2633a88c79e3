/** Lets all reactions to an event run. One per run. */
export interface Settling {
  /** Resolves when no reaction is left to run. */
  settle(): Promise<void>;
  /** Gives the rest of the thread a turn. */
  turn(): Promise<void>;
  /** Ends its use, and gives the rest of the thread a turn: messages, timers, finalizers. */
  close(): Promise<void>;
}

/**
 * How often the microtasks must drain to settle everything. Once is enough because nothing under study needs more than
 * microtasks: bodies are read beforehand (see `readAnswer.ts`), so that `text()`, `json()` and `clone()` resolve in
 * them, and timers are the world's. With native `Response`s no number is right: in Chromium, reading a cloned body
 * takes several tasks.
 */
const DRAINS = 1;

/** Settles by the engine's own way to come after all microtasks. */
export function createSettling(): Settling {
  const { drain, turn, close } =
    typeof process === 'object' && 'nextTick' in process ? drainsOfNode() : drainsOfBrowser();
  return {
    async settle() {
      for (let done = 0; done < DRAINS; done += 1) await drain();
    },
    turn,
    close,
  };
}

interface Drains {
  readonly drain: () => Promise<void>;
  readonly turn: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** As they are before any run: during one, code finds the world's. */
const { setImmediate } = globalThis;

/** Node looks at its ticks once its microtasks are drained: no turn of the event loop is needed. */
function drainsOfNode(): Drains {
  const { nextTick } = process;
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });
  return {
    drain: () =>
      new Promise((resolve) => {
        nextTick(resolve);
      }),
    turn,
    close: turn,
  };
}

/** A browser drains them before the next task. `setTimeout` would be clamped to 4 ms, and it is faked besides. */
function drainsOfBrowser(): Drains {
  if ('scheduler' in globalThis) return drainsOfScheduler();
  const channel = drainsOfChannel();
  return 'PerformanceObserver' in globalThis ? drainsOfMarks(channel) : channel;
}

/** A task costs less than a message. It takes its turn as one: what else the worker is told comes between. */
function drainsOfScheduler(): Drains {
  const drain = (): Promise<void> => scheduler.postTask(() => undefined);
  return {
    drain,
    turn: drain,
    close: async () => undefined,
  };
}

/**
 * Who watches for marks is told of one in a task of the same thread (decision 63): in WebKit, where a message travels by
 * another thread, that costs a fiftieth of it.
 */
function drainsOfMarks({ turn, close }: Drains): Drains {
  let wake = (): void => {};
  const observer = new PerformanceObserver(() => wake());
  observer.observe({ type: 'mark' });
  return {
    drain: () =>
      new Promise((resolve) => {
        wake = resolve;
        performance.mark(MARK);
        performance.clearMarks(MARK);
      }),
    turn,
    async close() {
      observer.disconnect();
      await close();
    },
  };
}

const MARK = 'reauth-lab.drain';

function drainsOfChannel(): Drains {
  const { port1, port2 } = new MessageChannel();
  let wake = (): void => {};
  port1.onmessage = () => wake();
  const drain = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
  return {
    drain,
    turn: drain,
    close: async () => port1.close(),
  };
}
