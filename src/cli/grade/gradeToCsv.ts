import { toCsv } from '../../quiz/index.ts';
import { checkOf, standingOf } from '../../sim/index.ts';
import type { Standing } from '../../sim/index.ts';
import type { GradedFile } from './gradedFile.ts';
import { replayCommand } from './replayCommand.ts';

const SAID: Readonly<Record<Standing, string>> = { held: 'yes', untested: 'untested', violated: 'no' };

/** Graded files as CSV (RFC 4180): a row for each file and check, for a spreadsheet to count: a wrapper has a hand in its cells. */
export function gradeToCsv(graded: readonly GradedFile[], config?: string): string {
  const head = ['file', 'level', 'check', 'holds', 'because', 'replay', 'error'];
  const rows = graded.flatMap(({ file, checks, error }) =>
    checks.map((result) => [
      file,
      checkOf(result.id).level,
      result.id,
      SAID[standingOf(result)],
      result.because,
      replayCommand(file, result.witness, config) ?? '',
      error ?? '',
    ]),
  );
  return toCsv([head, ...rows]);
}
