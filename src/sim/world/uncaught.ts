/** Told of an error that nobody catches: a page prints it and goes on, and so does the world. */
export type OnUncaught = (error: unknown) => void;

/** The function, with what it throws told instead. */
export function guarded<Args extends readonly unknown[]>(
  work: (...args: Args) => unknown,
  onUncaught: OnUncaught,
): (...args: Args) => void {
  return (...args) => {
    try {
      work(...args);
    } catch (error) {
      onUncaught(error);
    }
  };
}

/**
 * A target whose listeners may throw. The platform's own reports such an error to the thread, in each engine at
 * another moment.
 */
export class GuardedTarget extends EventTarget {
  readonly #onUncaught: OnUncaught;
  readonly #guarded = new WeakMap<object, EventListener>();

  constructor(onUncaught: OnUncaught) {
    super();
    this.#onUncaught = onUncaught;
  }

  override addEventListener(type: string, listener: Listener, options?: AddEventListenerOptions | boolean): void {
    super.addEventListener(type, this.#guard(listener), options);
  }

  override removeEventListener(type: string, listener: Listener, options?: EventListenerOptions | boolean): void {
    super.removeEventListener(type, this.#guard(listener), options);
  }

  #guard(listener: Listener): EventListener | null {
    if (listener === null) return null;
    const known = this.#guarded.get(listener);
    if (known) return known;
    const onUncaught = this.#onUncaught;
    const fresh: EventListener = function (this: unknown, event) {
      guarded(
        () => (typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event)),
        onUncaught,
      )();
    };
    this.#guarded.set(listener, fresh);
    return fresh;
  }
}

type Listener = EventListenerOrEventListenerObject | null;
