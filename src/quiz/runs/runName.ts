import type { RunSpec } from './runSpec.ts';

/** A run in words, by its ids: `mutex in three-at-once with rotation off`. For messages, and for where no title is known. */
export function runName({ wrapper, scenario, settings = {}, schedule = { by: 'time' } }: RunSpec): string {
  const changes = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  const order = { time: '', seed: ' in a random order', choices: ' in a chosen order' }[schedule.by];
  const name = typeof wrapper === 'string' ? wrapper : `“${wrapper.name}”`;
  return `${name} in ${scenario}${changes.length > 0 ? ` with ${changes.join(', ')}` : ''}${order}`;
}
