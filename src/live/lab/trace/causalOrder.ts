import type { Trace, TraceEvent } from '../../../sim/index.ts';

/** The kinds of events that a live trace has to have in the same order as a simulated one. */
const COMPARED: ReadonlySet<TraceEvent['type']> = new Set([
  'call-started',
  'request-sent',
  'request-decided',
  'request-lost',
  'request-failed',
  'answer-arrived',
  'tokens-issued',
  'family-revoked',
  'token-stored',
  'token-cleared',
  'logged-out',
  'lock-acquired',
  'lock-released',
  'call-settled',
]);

/**
 * A trace as text in which only cause and order are left: one line for each step, with what happened first and what
 * the code did in reaction, without times, headers, bodies and lines of code.
 *
 * A request that nothing led to is put down to the step before: a browser grants a Web Lock in a task of its own, when
 * the step whose reaction it is has been closed.
 */
export function causalOrder({ events }: Trace): readonly string[] {
  const steps = Map.groupBy(
    events.filter(({ type }) => COMPARED.has(type)),
    ({ step }) => step,
  );
  const lines: string[] = [];
  for (const step of steps.values()) {
    const isLate = step[0]?.type === 'request-sent' && lines.length > 0;
    const before = isLate ? lines.splice(-1) : [];
    lines.push([...before, ...step.map(describe)].join(' · '));
  }
  return lines;
}

/** The first line in which two orders differ, from 0; `null` when they are the same. */
export function firstDifferentStep(a: readonly string[], b: readonly string[]): number | null {
  const index = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at).find((at) => a[at] !== b[at]);
  return index ?? null;
}

function describe(event: TraceEvent): string {
  switch (event.type) {
    case 'request-sent':
      return `${event.request} sends ${event.method} ${event.path} with a${event.access} r${event.refresh}`;
    case 'request-decided':
    case 'answer-arrived':
      return `${event.request} ${event.type} ${event.status}`;
    case 'tokens-issued':
      return `${event.request} brings a${event.access} r${event.refresh}`;
    case 'token-stored':
      return `${event.place}@${event.tab} holds ${event.kind} ${event.generation}`;
    case 'token-cleared':
      return `${event.place}@${event.tab} holds no ${event.kind}`;
    case 'logged-out':
      return `${event.call} logs out tab ${event.tab} by ${event.how}, ${event.by}`;
    case 'call-settled':
      return `${event.call} ${event.ok ? 'filled' : `failed ${event.status}`}`;
    case 'request-failed':
      return `${event.request} fails: ${event.because}`;
    case 'lock-acquired':
    case 'lock-released':
      return `${event.type} ${event.lock}@${event.tab}`;
    case 'call-started':
      return `${event.call} starts`;
    case 'request-lost':
    case 'family-revoked':
      return `${event.request} ${event.type}`;
    default:
      return event.type;
  }
}
