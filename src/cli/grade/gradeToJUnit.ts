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
  const counts = attributes({
    name: 'reauth-lab',
    tests: sum(({ checks }) => checks.length),
    failures: sum(failures),
    errors: sum(errors),
    skipped: sum(skipped),
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${counts}>`, ...suites, '</testsuites>', ''].join('\n');
}

function suiteOf(graded: GradedFile, config: string | undefined): string {
  const { file, checks, error } = graded;
  const counts = attributes({
    name: file,
    tests: checks.length,
    failures: failures(graded),
    errors: errors(graded),
    skipped: skipped(graded),
  });
  const cases = checks.map((result) => caseOf(file, result, error, replayCommand(file, result.witness, config)));
  return [`  <testsuite${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function caseOf(file: string, result: CheckResult, error: string | null, replay: string | null): string {
  const open = `    <testcase${attributes({ classname: file, name: `${result.id}: ${checkOf(result.id).sentence}` })}`;
  const standing = standingOf(result);
  if (standing === 'held') return `${open}/>`;
  if (standing === 'untested') return `${open}><skipped${attributes({ message: result.because })}/></testcase>`;
  const tag = error === null ? 'failure' : 'error';
  const text = replay === null ? result.because : `${result.because}\n${replay}`;
  return `${open}><${tag}${attributes({ message: result.because })}>${escaped(text)}</${tag}></testcase>`;
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

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(value)).replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)}"`,
    )
    .join('');
}

/** XML has no way at all to say most control characters. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- those are meant
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
