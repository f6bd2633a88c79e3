/** Lets all reactions to an event run. One per run; `close` lets the process end. */
export interface Settling {
  settle(): Promise<void>;
  close(): void;
}

/**
 * How many turns of the event loop settle everything. One is enough because nothing under study needs more than
 * microtasks: bodies are read beforehand (see `readAnswer.ts`), so that `text()`, `json()` and `clone()` resolve at
 * once, and timers are the world's. With native `Response`s no number is right: in Chromium, reading a cloned body
 * takes several tasks.
 */
const TURNS = 1;

/** A turn of the event loop: Node's own way where there is one, else `MessageChannel`. `setTimeout` is clamped and faked. */
export function createSettling(): Settling {
  const { turn, close } = typeof setImmediate === 'function' ? immediateTurns() : channelTurns();
  return {
    async settle() {
      for (let done = 0; done < TURNS; done += 1) await turn();
    },
    close,
  };
}

interface Turns {
  readonly turn: () => Promise<void>;
  readonly close: () => void;
}

function immediateTurns(): Turns {
  return {
    turn: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
    close: () => {},
  };
}

function channelTurns(): Turns {
  const { port1, port2 } = new MessageChannel();
  let wake = (): void => {};
  port1.onmessage = () => wake();
  return {
    turn: () =>
      new Promise((resolve) => {
        wake = resolve;
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
}
