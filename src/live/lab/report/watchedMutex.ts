import { createLockClasses } from '../../../sim/index.ts';
import { reporter } from './page.ts';

// What `async-mutex` is to a wrapper in live mode: the library itself, with its lock events reported.
export * from 'async-mutex';
export const { Mutex, Semaphore } = createLockClasses(() => reporter.observeLock());
