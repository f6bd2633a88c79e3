import type { WorkerLike } from '../startWorker.ts';
import { FRAME } from './frame.ts';
import type { FromFrame, ToFrame } from './frame.ts';
import { isFromEngine } from './isFromEngine.ts';

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
    postMessage: (message: unknown) => engine.port1.postMessage(message),
    terminate() {
      engine.port1.close();
      trouble.port1.close();
      frame.remove();
    },
  };
  const fail = (message: string): void => {
    worker.onerror?.(new ErrorEvent('error', { message, cancelable: true }));
  };
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
