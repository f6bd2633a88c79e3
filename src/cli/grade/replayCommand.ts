import { witnessToText } from '../../sim/index.ts';
import type { CheckWitness } from '../../sim/index.ts';

/**
 * The command that replays a witness; `null` where there is none.
 *
 * @param config the mapping that the file was graded with, where it was named on the command line
 */
export function replayCommand(file: string, witness: CheckWitness | null, config?: string): string | null {
  if (witness === null || witness.schedule.by === 'seed') return null;
  const { scenario, settings, schedule } = witness;
  const pairs = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  return [
    `npm run --silent lab -- run --file ${quoted(file)}`,
    ...(config === undefined ? [] : ['--config', quoted(config)]),
    `--scenario ${scenario}`,
    ...(pairs.length > 0 ? ['--set', ...pairs] : []),
    ...(schedule.by === 'choices' ? ['--schedule', `"${witnessToText(schedule.choices)}"`] : []),
  ].join(' ');
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  const plain = path.startsWith('-') ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", String.raw`'\''`)}'`;
}
