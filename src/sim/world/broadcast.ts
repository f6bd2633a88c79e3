import { GuardedTarget } from './uncaught.ts';
import type { OnUncaught } from './uncaught.ts';

/** Who listens on the channels of a world: all tabs'. */
export type Channels = Map<string, Set<EventTarget & { readonly hear: Hear }>>;

/** Has something told to a tab when it can hear: in a microtask, when it wakes, or never. */
export type Hear = (tell: () => void) => void;

/** The `BroadcastChannel` of one tab: a message reaches the others on the channel in a microtask. */
export function createBroadcastChannelClass(
  channels: Channels,
  onUncaught: OnUncaught,
  hear: Hear = queueMicrotask,
): new (name: string) => EventTarget {
  return new Proxy(EventTarget, {
    construct: (_base, [name]: [unknown]) => new WorldChannel(channels, String(name), onUncaught, hear),
  });
}

class WorldChannel extends GuardedTarget {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly hear: Hear;
  readonly #channels: Channels;

  constructor(channels: Channels, name: string, onUncaught: OnUncaught, hear: Hear) {
    super(onUncaught);
    this.name = name;
    this.#channels = channels;
    const members = channels.get(name) ?? new Set();
    channels.set(name, members.add(this));
    this.addEventListener('message', (event) => this.onmessage?.(event as MessageEvent));
    this.hear = hear;
  }

  postMessage(data: unknown): void {
    const copy: unknown = structuredClone(data);
    for (const member of this.#channels.get(this.name) ?? []) {
      if (member !== this) member.hear(() => member.dispatchEvent(new MessageEvent('message', { data: copy })));
    }
  }

  close(): void {
    this.#channels.get(this.name)?.delete(this);
  }
}
