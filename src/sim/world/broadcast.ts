import { GuardedTarget } from './uncaught.ts';
import type { OnUncaught } from './uncaught.ts';

/** Who listens on the channels of a world: all tabs'. */
export type Channels = Map<string, Set<EventTarget>>;

/** The `BroadcastChannel` of one tab: a message reaches the others on the channel in a microtask. */
export function createBroadcastChannelClass(
  channels: Channels,
  onUncaught: OnUncaught,
): new (name: string) => EventTarget {
  return new Proxy(EventTarget, {
    construct: (_base, [name]: [unknown]) => new WorldChannel(channels, String(name), onUncaught),
  });
}

class WorldChannel extends GuardedTarget {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly #channels: Channels;

  constructor(channels: Channels, name: string, onUncaught: OnUncaught) {
    super(onUncaught);
    this.name = name;
    this.#channels = channels;
    const members = channels.get(name) ?? new Set();
    channels.set(name, members.add(this));
    this.addEventListener('message', (event) => this.onmessage?.(event as MessageEvent));
  }

  postMessage(data: unknown): void {
    const copy: unknown = structuredClone(data);
    for (const member of this.#channels.get(this.name) ?? []) {
      if (member !== this) queueMicrotask(() => member.dispatchEvent(new MessageEvent('message', { data: copy })));
    }
  }

  close(): void {
    this.#channels.get(this.name)?.delete(this);
  }
}
