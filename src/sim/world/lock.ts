import { Mutex, Semaphore } from 'async-mutex';
import type { SemaphoreInterface } from 'async-mutex';

/** Told when a lock is taken and when it is given back. */
export interface LockObserver {
  acquired(): void;
  released(): void;
  /** The callback of a `runExclusive` as it is to be called. */
  readonly bound?: (<A extends unknown[], R>(work: (...args: A) => R) => (...args: A) => R) | undefined;
}

/**
 * async-mutex's own classes, with their lock events reported. A mutex of the library is a thin wrapper over its
 * semaphore, and both ways of taking and giving back pass through the semaphore's public `acquire` and `release`;
 * so those two are watched, and no promise is wrapped: the microtasks are the library's.
 *
 * @param observe makes the observer of each new lock
 */
export function createLockClasses(observe: () => LockObserver): { Mutex: typeof Mutex; Semaphore: typeof Semaphore } {
  return {
    Mutex: bound(Mutex, (cancelError?: Error) => new WatchedMutex(observe(), cancelError)),
    Semaphore: bound(
      Semaphore,
      (value: number, cancelError?: Error) => new WatchedSemaphore(observe(), value, cancelError),
    ),
  };
}

class WatchedSemaphore extends Semaphore {
  readonly #observer: LockObserver;

  constructor(observer: LockObserver, value: number, cancelError?: Error) {
    super(value, cancelError);
    this.#observer = observer;
  }

  override acquire(weight?: number, priority?: number): Promise<[number, () => void]> {
    const wasLocked = this.isLocked();
    const acquired = super.acquire(weight, priority);
    if (!wasLocked && this.isLocked()) this.#observer.acquired();
    return acquired;
  }

  override runExclusive<T>(work: SemaphoreInterface.Worker<T>, weight?: number, priority?: number): Promise<T> {
    return super.runExclusive(this.#observer.bound?.(work) ?? work, weight, priority);
  }

  override release(weight?: number): void {
    const wasLocked = this.isLocked();
    super.release(weight);
    if (!wasLocked) return;
    this.#observer.released();
    // Handed on at once to the next in the queue.
    if (this.isLocked()) this.#observer.acquired();
  }
}

class WatchedMutex extends Mutex {
  constructor(observer: LockObserver, cancelError?: Error) {
    super(cancelError);
    // The field is private in the types; the version is pinned, and a test tells when this stops working.
    Object.assign(this, { _semaphore: new WatchedSemaphore(observer, 1, cancelError) });
  }
}

/** A constructor with its first argument given: to make a class for each world would cost more than to run it. */
function bound<C extends abstract new (...args: never) => unknown>(
  base: C,
  make: (...args: never) => InstanceType<C>,
): C {
  const constructor = new Proxy(base, { construct: (_base, args) => Reflect.apply(make, undefined, args) as object });
  return constructor;
}
