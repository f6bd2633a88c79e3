import { witnessToText } from '../../../sim/index.ts';
import type { Schedule, Settings } from '../../../sim/index.ts';
import type { Address } from './address.ts';

/** Writes a query that `parseAddress` reads back: what is as usual is left out, but wrapper and scenario are always named. */
export function formatAddress(address: Address): string {
  const { wrapper, scenario, settings, schedule, compare, compareSettings, view, step, request } = address;
  const params = new URLSearchParams({ wrapper, scenario });
  putSettings(params, 'set', settings);
  putSchedule(params, schedule);
  if (compare !== null) {
    params.set('compare', compare);
    putSettings(params, 'compare.set', compareSettings);
  }
  if (view !== 'timeline') params.set('view', view);
  if (step !== null) params.set('step', String(step));
  if (request !== null) params.set('request', request);
  return params.toString();
}

function putSettings(params: URLSearchParams, prefix: string, settings: Settings): void {
  for (const [key, text] of Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    params.set(`${prefix}.${key}`, text);
}

function putSchedule(params: URLSearchParams, schedule: Schedule): void {
  if (schedule.by === 'seed') params.set('seed', String(schedule.seed));
  if (schedule.by !== 'choices') return;
  params.set('schedule', witnessToText(schedule.choices));
  if (schedule.then === 'stop') params.set('then', 'stop');
}
