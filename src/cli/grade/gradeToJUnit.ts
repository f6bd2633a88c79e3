import { element } from '../../timeline/exports/xml.ts';
import { checkOf, countStanding, standingOf } from '../../sim/index.ts';
import type { CheckResult } from '../../sim/index.ts';
import type { GradedFile } from './gradedFile.ts';
import { replayCommand } from './replayCommand.ts';

/**
 * Graded files as a JUnit report, for a CI server: a suite for each file, a case for each check. One that no run put to
 * the test is a skipped case: no failure, and no credit.
 */
export function gradeToJUnit(graded: readonly GradedFile[], config?: string): string {
  const suites = graded.map((one) => suiteOf(one, config));
  const sum = (count: (one: GradedFile) => number): number => graded.reduce((total, one) => total + count(one), 0);
  const counts = {
    name: 'reauth-lab',
    tests: sum(({ checks }) => checks.length),
    failures: sum(failures),
    errors: sum(errors),
    skipped: sum(skipped),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, '', lines(suites, ''))}\n`;
}

function suiteOf(graded: GradedFile, config: string | undefined): string {
  const { file, checks, error } = graded;
  const counts = {
    name: file,
    tests: checks.length,
    failures: failures(graded),
    errors: errors(graded),
    skipped: skipped(graded),
  };
  const cases = checks.map((result) => caseOf(file, result, error, replayCommand(file, result.witness, config)));
  return element('testsuite', counts, '', lines(cases, '  '));
}

function caseOf(file: string, result: CheckResult, error: string | null, replay: string | null): string {
  const { id, because } = result;
  const about = { classname: file, name: `${id}: ${checkOf(id).sentence}` };
  const standing = standingOf(result);
  if (standing === 'held') return element('testcase', about);
  if (standing === 'untested') return element('testcase', about, '', element('skipped', { message: because }));
  const text = replay === null ? because : `${because}\n${replay}`;
  return element('testcase', about, '', element(error === null ? 'failure' : 'error', { message: because }, text));
}

/** Elements on lines of their own; none where there are none. */
function lines(elements: readonly string[], indent: string): string {
  return elements.length === 0 ? '' : `\n${elements.map((one) => `${indent}  ${one}\n`).join('')}${indent}`;
}

function failures({ violated, error }: GradedFile): number {
  return error === null ? violated : 0;
}

function errors({ violated, error }: GradedFile): number {
  return error === null ? 0 : violated;
}

function skipped({ checks }: GradedFile): number {
  return countStanding(checks, 'untested');
}
