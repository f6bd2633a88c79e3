import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Happening } from '../trace.ts';

/**
 * The choice that made an event happen; `null` for what code does in reaction. A request that fails because the network
 * does has been chosen like an answer; one that is aborted, or timed out, fails in reaction to something else.
 */
export function choiceOf(event: Happening): Choice | null {
  switch (event.type) {
    case 'call-started':
      return writeChoice({ of: 'mount', call: event.call });
    case 'request-decided':
    case 'request-lost':
      return writeChoice({ of: 'message', request: event.request, to: 'server' });
    case 'answer-arrived':
      return writeChoice({ of: 'message', request: event.request, to: 'client' });
    case 'request-failed':
      return event.because === 'network' ? writeChoice({ of: 'message', request: event.request, to: 'client' }) : null;
    case 'timer-fired':
      return writeChoice({ of: 'timer', timer: event.timer });
    case 'user-acted':
      if (event.action === 'abort') return writeChoice({ of: 'abort', call: event.call });
      return writeChoice({ of: 'act', act: event.action, nth: event.nth ?? 1, tab: event.tab });
    default:
      return null;
  }
}
