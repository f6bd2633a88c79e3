import { checkOf, countStanding, LEVELS, LEVEL_TITLES, standingOf } from '../../sim/index.ts';
import type { CheckResult, Standing } from '../../sim/index.ts';
import type { GradedFile } from './gradedFile.ts';
import { oneLine } from './oneLine.ts';
import { replayCommand } from './replayCommand.ts';

/** A dash for a check that no run put to the test: its sentence says so. */
const SAID: Readonly<Record<Standing, string>> = { held: 'holds', untested: '-', violated: 'violated' };

/**
 * A graded file as text: one line for each check, by level; below a violated one the command that replays it.
 *
 * @param config see `replayCommand`
 */
export function gradeToText({ file, checks, held, error }: GradedFile, config?: string): string {
  const name = oneLine(file);
  if (error !== null) return `${name}: not graded\n\n  ${oneLine(error)}`;
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = LEVELS.flatMap((level) => {
    const results = checks.filter(({ id }) => checkOf(id).level === level);
    if (results.length === 0) return [];
    const count = countStanding(results, 'held');
    return [
      '',
      `  ${LEVEL_TITLES[level]}, ${count} of ${results.length}`,
      ...results.flatMap((result) => linesOf(result, width, replayCommand(file, result.witness, config))),
    ];
  });
  const untested = countStanding(checks, 'untested');
  const rest = untested === 0 ? '' : `, ${untested} not put to the test`;
  return [`${name}: ${held} of ${checks.length} checks hold${rest}`, ...lines].join('\n');
}

function linesOf(result: CheckResult, width: number, replay: string | null): readonly string[] {
  const said = SAID[standingOf(result)].padEnd(SAID.violated.length);
  const line = `    ${said}  ${result.id.padEnd(width)}  ${oneLine(result.because)}`;
  return replay === null ? [line] : [line, `${' '.repeat(14)}${oneLine(replay)}`];
}
