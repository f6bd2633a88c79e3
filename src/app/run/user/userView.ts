import type { Call, Trace } from '../../../sim/index.ts';

/** What one component shows. */
export interface Card {
  readonly call: Call;
  readonly shows:
    | { readonly as: 'nothing' }
    | { readonly as: 'loading' }
    | { readonly as: 'filled' }
    | { readonly as: 'failed'; readonly status: number | string };
}

/** What the user of one tab sees: the page with its cards, or the login page in front of it. */
export interface Screen {
  readonly tab: number;
  readonly loggedOut: boolean;
  readonly cards: readonly Card[];
}

/** What the user sees in each tab once a step is over. Step 0 is the moment before the first. */
export function screensAt(trace: Trace, step: number): readonly Screen[] {
  const events = trace.events.filter((event) => event.step <= step);
  const tabs = [...new Set(trace.calls.map((call) => call.tab))];
  return tabs.map((tab) => ({
    tab,
    loggedOut: events.some((event) => event.type === 'logged-out' && event.tab === tab),
    cards: trace.calls.filter((call) => call.tab === tab).map((call) => ({ call, shows: shownBy(call) })),
  }));

  function shownBy(call: Call): Card['shows'] {
    const settled = events.find((event) => event.type === 'call-settled' && event.call === call.id);
    if (settled?.type === 'call-settled')
      return settled.ok ? { as: 'filled' } : { as: 'failed', status: settled.status };
    return {
      as: events.some((event) => event.type === 'call-started' && event.call === call.id) ? 'loading' : 'nothing',
    };
  }
}
