type Mode = 'exclusive' | 'shared';

/** A lock as a callback gets it. */
interface HeldLock {
  readonly name: string;
  readonly mode: Mode;
}

type Work = (lock: HeldLock | null) => unknown;

interface LockOptions {
  readonly mode?: Mode;
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

/** What `query()` tells of a lock that is held or waited for. */
interface LockInfo extends HeldLock {
  readonly clientId: string;
}

/** `navigator.locks` of one tab. */
export interface Locks {
  request(name: string, work: Work): Promise<unknown>;
  request(name: string, options: LockOptions, work: Work): Promise<unknown>;
  query(): Promise<{ readonly held: readonly LockInfo[]; readonly pending: readonly LockInfo[] }>;
}

/** The locks of one world, shared by its tabs. */
export interface LockManager {
  of(tab: number): Locks;
  /** The code of a tab is gone: the locks it held are free, and it waits for none. */
  forgetTab(tab: number): void;
}

interface Request extends HeldLock {
  readonly tab: number;
  readonly grant: () => void;
}

interface Grant extends HeldLock {
  readonly tab: number;
  /** Another request takes the lock away. */
  readonly stolen: (error: Error) => void;
}

/**
 * Web Locks as the specification has them: a queue for each name, first come, first served.
 *
 * @param waking of a frozen tab, when it wakes: it is granted a lock meanwhile, and hears of it then
 */
export function createLocks(waking: (tab: number) => Promise<void> | null = () => null): LockManager {
  let held: readonly Grant[] = [];
  let queue: readonly Request[] = [];

  const isFree = ({ name, mode }: HeldLock, before: readonly HeldLock[]): boolean =>
    [...held, ...before].every((other) => other.name !== name || (mode === 'shared' && other.mode === 'shared'));

  /** Grants what can be granted. Who waits in front of a request for the same name goes first. */
  const advance = (): void => {
    for (const request of queue) {
      if (!isFree(request, queue.slice(0, queue.indexOf(request)))) continue;
      queue = queue.filter((other) => other !== request);
      request.grant();
    }
  };

  const give = (grant: Grant): (() => void) => {
    held = [...held, grant];
    return () => {
      held = held.filter((other) => other !== grant);
      advance();
    };
  };

  /** The lock is held from now on; its callback runs a moment later. */
  function hold(lock: HeldLock, tab: number, work: Work): Promise<unknown> {
    const { promise: stolen, reject } = Promise.withResolvers<never>();
    // Who holds a lock that is never taken away never looks at this promise.
    stolen.catch(() => {});
    const release = give({ ...lock, tab, stolen: reject });
    return Promise.resolve()
      .then(() => Promise.race([waking(tab)?.then(() => work(lock)) ?? work(lock), stolen]))
      .finally(release);
  }

  function take(name: string, options: LockOptions, tab: number, work: Work): Promise<unknown> {
    const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options;
    const wrong = whatIsWrong(name, options);
    if (wrong) return Promise.reject(wrong);
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    const lock: HeldLock = { name, mode };
    if (steal) {
      const robbed = held.filter((one) => one.name === name);
      held = held.filter((one) => one.name !== name);
      for (const one of robbed) {
        const tell = (): void => one.stolen(new DOMException('The lock was stolen by another request.', 'AbortError'));
        void (waking(one.tab)?.then(tell) ?? tell());
      }
      return hold(lock, tab, work);
    }
    if (isFree(lock, queue)) return hold(lock, tab, work);
    if (ifAvailable) return Promise.resolve().then(() => work(null));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const request: Request = { ...lock, tab, grant: () => resolve(hold(lock, tab, work)) };
    queue = [...queue, request];
    signal?.addEventListener('abort', () => {
      if (!queue.includes(request)) return;
      queue = queue.filter((other) => other !== request);
      reject(reasonOf(signal));
      advance();
    });
    return promise;
  }

  return {
    of: (tab) => ({
      request(name: string, optionsOrWork: Work | LockOptions, maybeWork?: Work) {
        const work = typeof optionsOrWork === 'function' ? optionsOrWork : maybeWork;
        const options = typeof optionsOrWork === 'function' ? {} : optionsOrWork;
        if (!work) return Promise.reject(new TypeError('navigator.locks.request needs a callback.'));
        return take(String(name), options, tab, work);
      },
      query: async () => ({ held: held.map(infoOf), pending: queue.map(infoOf) }),
    }),
    forgetTab(tab) {
      queue = queue.filter((request) => request.tab !== tab);
      held = held.filter((grant) => grant.tab !== tab);
      advance();
    },
  };
}

function infoOf({ name, mode, tab }: HeldLock & { readonly tab: number }): LockInfo {
  return { name, mode, clientId: `tab-${tab}` };
}

/** What a browser refuses, as it says so; `null` for what it takes. */
function whatIsWrong(name: string, { mode, ifAvailable, steal, signal }: LockOptions): DOMException | null {
  const refused = (text: string): DOMException => new DOMException(text, 'NotSupportedError');
  if (name.startsWith('-')) return refused("Names cannot start with '-'.");
  if (steal && ifAvailable) return refused("The 'steal' and 'ifAvailable' options cannot be used together.");
  if (steal && mode === 'shared') return refused("The 'steal' option may only be used with 'exclusive' locks.");
  if (signal && (steal || ifAvailable))
    return refused("The 'signal' and 'steal' or 'ifAvailable' options cannot be used together.");
  return null;
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException('The request was aborted.', 'AbortError');
}
