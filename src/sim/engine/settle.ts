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

/**
 * A turn of the event loop by `MessageChannel`: `setTimeout` is clamped to 4 ms in browsers, and faked besides.
 */
export function createSettling(): Settling {
  const { port1, port2 } = new MessageChannel();
  let wake = (): void => {};
  port1.onmessage = () => wake();

  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });

  return {
    async settle() {
      for (let done = 0; done < TURNS; done += 1) await turn();
    },
    close() {
      port1.close();
    },
  };
}
