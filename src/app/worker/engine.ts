import './workerStorage.ts';
import { createPerformer } from './perform.ts';
import type { ToWorker } from './protocol.ts';

/** By which a wrapper could speak to the frame, or end the worker in silence. */
const TAKEN_AWAY = ['postMessage', 'close'];

/**
 * A wrapper runs in the same worker as its engine, and may replace what all code shares. So what the engine needs to
 * talk to the page is taken now, and the port is in no place that a wrapper can reach: who holds it is believed.
 */
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
const { apply } = Reflect;

self.addEventListener('message', ({ ports: [port] }) => port && dataOf && serve(port, dataOf), { once: true });

function serve(port: MessagePort, read: (this: MessageEvent) => ToWorker): void {
  for (let scope: object | null = self; scope; scope = Reflect.getPrototypeOf(scope))
    for (const name of TAKEN_AWAY) Reflect.deleteProperty(scope, name);
  const perform = createPerformer(port.postMessage.bind(port));
  port.onmessage = (event) => perform(apply(read, event, []));
}
