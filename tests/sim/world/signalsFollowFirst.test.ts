import { expect, onTestFinished, test, vi } from 'vitest';
import { run, scenarioOf, traceToText } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';

/** As in WebKit: the signal of a request fires before those hear of it who listen to the signal that it follows. */
function fireRequestsFirst(): void {
  const followers = new WeakMap<EventTarget, AbortController[]>();
  const { addEventListener } = AbortSignal.prototype;
  vi.spyOn(AbortSignal.prototype, 'addEventListener').mockImplementation(function listen(this: AbortSignal, ...args) {
    if (!followers.has(this)) {
      const first: AbortController[] = [];
      followers.set(this, first);
      const fire = (): void => first.forEach((one) => one.abort(this.reason));
      Reflect.apply(addEventListener, this, ['abort', fire]);
    }
    Reflect.apply(addEventListener, this, args);
  });
  class FollowingRequest extends Request {
    readonly #own = new AbortController();
    constructor(input: RequestInfo | URL, init: RequestInit = {}) {
      const source = init.signal ?? (input instanceof Request ? input.signal : null);
      super(input, { ...init, signal: null });
      // Node makes requests of addresses only: one that is made of another has its signal.
      Object.defineProperty(this, 'signal', { value: this.#own.signal });
      if (source?.aborted) this.#own.abort(source.reason);
      source?.addEventListener('abort', () => {});
      if (source) followers.get(source)?.push(this.#own);
    }
  }
  vi.stubGlobal('Request', FollowingRequest);
  onTestFinished(() => void vi.unstubAllGlobals());
}

test('when an owner is aborted, all happens in the same order in an engine that tells the request first', async () => {
  const scenario = scenarioOf('owner-aborted');
  const textOf = async (id: string): Promise<string> =>
    traceToText(await run({ source: sourceOf(id), scenario, schedule: { by: 'time' } }));
  const usual: string[] = [];
  for (const { id } of WRAPPERS) usual.push(await textOf(id));
  fireRequestsFirst();
  for (const [at, { id }] of WRAPPERS.entries()) expect(await textOf(id), id).toBe(usual[at]);
});
