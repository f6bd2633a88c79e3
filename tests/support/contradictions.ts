import { requestsOf } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';

/**
 * What a sentence about a run says that its trace does not: a status that nothing was answered with, a time or a step at
 * which nothing happened, a token that never was, a name of nobody. A sentence that says "never" or "nothing" is asked too.
 */
export function contradictionsIn(sentence: string, trace: Trace): readonly string[] {
  const requests = requestsOf(trace);
  const statuses = new Set(
    requests.flatMap(({ end, decided }) => [end?.as === 'answered' ? end.status : null, decided?.status ?? null]),
  );
  const settled = trace.events.flatMap((event) =>
    event.type === 'call-settled' && !event.ok ? [String(event.status)] : [],
  );
  const times = new Set(trace.events.map(({ atMs }) => atMs));
  const steps = new Set(trace.events.map(({ step }) => step));
  const generations = (kind: 'access' | 'refresh'): number =>
    Math.max(1, ...requests.map(({ issued }) => issued?.[kind] ?? 1));
  const names = new Set(trace.calls.map(({ name }) => name));
  const checks: readonly (readonly [about: RegExp, isSo: (found: string) => boolean])[] = [
    [/answered (\d{3})/g, (status) => statuses.has(Number(status))],
    [/failed with (\w+)/g, (status) => settled.includes(status)],
    [/(?:at|after) (\d+) ms/g, (ms) => times.has(Number(ms))],
    [/in step (\d+)/g, (step) => steps.has(Number(step))],
    [/\ba(\d)\b/g, (generation) => Number(generation) <= generations('access')],
    [/\br(\d)\b/g, (generation) => Number(generation) <= generations('refresh')],
    [/\b(Posts|Users|Comments|Drafts|Replies|Archive)\b/g, (name) => names.has(name)],
    [/(met a network error)/g, () => requests.some(({ end }) => end?.as === 'failed' && end.because === 'network')],
    [/(no refresh was sent)/gi, () => requests.every(({ role }) => role !== 'refresh')],
    [
      /^(One refresh) was sent/g,
      () => requests.filter(({ role, issued }) => role === 'refresh' || issued).length === 1,
    ],
    [/(sent a second refresh)/g, () => requests.filter(({ role, issued }) => role === 'refresh' || issued).length >= 2],
    [
      /(refresh was refused)/g,
      () => requests.some(({ role, end }) => role === 'refresh' && end?.as === 'answered' && end.status >= 400),
    ],
    [/(refresh is never answered)/g, () => requests.some(({ role, end }) => role === 'refresh' && end === null)],
    [/(sent nothing)/g, () => requests.length === 0],
    [/(waits? for ever)/g, () => trace.end === 'stuck' && trace.patienceMs === undefined],
  ];
  return checks.flatMap(([about, isSo]) =>
    [...sentence.matchAll(about)].flatMap(([whole, found = '']) => (isSo(found) ? [] : [whole])),
  );
}
