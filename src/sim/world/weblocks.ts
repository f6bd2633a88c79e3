import { Mutex } from 'async-mutex';

type Work = (lock: { name: string; mode: 'exclusive' } | null) => unknown;

/** The part of `navigator.locks` that a wrapper needs: exclusive locks by name, shared by all tabs. */
export interface Locks {
  request(name: string, work: Work): Promise<unknown>;
  request(name: string, options: { ifAvailable?: boolean }, work: Work): Promise<unknown>;
}

/** The locks of one world. */
export function createLocks(): Locks {
  const byName = new Map<string, Mutex>();
  return {
    request(name: string, optionsOrWork: Work | { ifAvailable?: boolean }, maybeWork?: Work) {
      const work = typeof optionsOrWork === 'function' ? optionsOrWork : maybeWork;
      const options = typeof optionsOrWork === 'function' ? {} : optionsOrWork;
      if (!work) return Promise.reject(new TypeError('navigator.locks.request needs a callback.'));
      const mutex = byName.get(name) ?? new Mutex();
      byName.set(name, mutex);
      if (options.ifAvailable && mutex.isLocked()) return Promise.resolve(work(null));
      return mutex.runExclusive(() => work({ name, mode: 'exclusive' }));
    },
  };
}
