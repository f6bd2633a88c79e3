import { isFromEngine } from './fromEngine.ts';
import { createHandOver } from './handOver.ts';
import type { ToWorker, WorkerLike } from './protocol.ts';

/** What the frame may do: run scripts that stand in it, or that it makes itself. No address of any kind is reached. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/** From the page to the frame, once: the engine as text, with two ports. */
interface ToFrame {
  readonly engine: string;
}

/** From the frame to the page, by the second port. */
interface FromFrame {
  readonly failed: string;
}

/**
 * The frame's document. Its script starts the engine as a worker and hands the first port on to it; by the second one it
 * says when that fails. It listens to nobody else: not to the worker either, where a stranger's code will run.
 */
const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
addEventListener('message', ({ source, data, ports: [toPage, trouble] }) => {
  if (source !== parent) return;
  const engine = new Worker(URL.createObjectURL(new Blob([data.engine], { type: 'text/javascript' })));
  engine.onerror = ({ message }) => trouble.postMessage({ failed: message || 'its worker could not be started' });
  engine.postMessage(null, [toPage]);
}, { once: true });
</script>`;

/**
 * A worker in a frame without origin, storage or network, for code that nobody vouches for. The page talks to the engine
 * in it by a port that the engine alone holds; ending it removes the frame, and with it all that runs there.
 *
 * @param readEngine gives the engine as text
 */
export function startFramedWorker(readEngine: () => Promise<string> = builtEngine): WorkerLike {
  const frame = document.createElement('iframe');
  const [engine, trouble] = [new MessageChannel(), new MessageChannel()];
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage(message: ToWorker) {
      handOver(message);
    },
    terminate() {
      engine.port1.close();
      trouble.port1.close();
      frame.remove();
    },
  };
  const fail = (message: string): void => {
    worker.onerror?.(new ErrorEvent('error', { message, cancelable: true }));
  };
  const handOver = createHandOver(
    (message) => engine.port1.postMessage(message),
    () => fail('a library that it imports could not be loaded'),
  );
  engine.port1.onmessage = (event: MessageEvent<unknown>) => {
    if (isFromEngine(event.data)) worker.onmessage?.(event);
  };
  trouble.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => fail(data.failed);

  frame.hidden = true;
  frame.title = 'Where wrappers of readers run';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.referrerPolicy = 'no-referrer';
  frame.srcdoc = FRAME;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  const hand = async (): Promise<void> => {
    const [text] = await Promise.all([readEngine(), loaded]);
    const message: ToFrame = { engine: text };
    // A frame without origin has no name that a message could be addressed to.
    frame.contentWindow?.postMessage(message, '*', [engine.port2, trouble.port2]);
  };
  hand().catch(() => fail('its simulator could not be loaded'));
  return worker;
}

async function builtEngine(): Promise<string> {
  return (await import('./engine.ts?script')).default;
}
