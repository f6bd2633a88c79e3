import { gradeSource } from '../../../src/cli/grade/gradeSource.ts';
import type { WrapperGrade, GradeOptions } from '../../../src/cli/grade/gradeSource.ts';
import { sourceFrom } from '../../support/sources.ts';

export const RAW = `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({ baseUrl: '/api', credentials: 'include' });
`;

/** Grades a text as `lab grade` would. By default against one check that a wrapper without a refresh breaks. */
export function gradeText(text: string, options: GradeOptions = {}): Promise<WrapperGrade> {
  return gradeSource(sourceFrom(text), { only: ['refreshes-and-repeats'], ...options });
}

/** What one check says. */
export async function because(text: string, options: GradeOptions = {}): Promise<string> {
  const { checks } = await gradeText(text, options);
  return checks.map((check) => check.because).join('\n');
}

/**
 * What expressions give inside of the grader, one each, or what they throw: told by the error that the module throws at
 * load. `outside` evaluates in the real global scope, past all names that the lab gives.
 */
export async function inside(...expressions: readonly string[]): Promise<readonly string[]> {
  const told = await because(`
const outside = (text) => (() => {}).constructor(text)();
const found = [${expressions.map((one) => `() => ${one}`).join(', ')}].map((find) => {
  try { return String(find()); } catch (error) { return 'throws ' + error.message; }
});
throw new Error('<<' + found.join('|') + '>>');
export default 1;`);
  return /<<(.*)>>/s.exec(told)?.[1]?.split('|') ?? [told];
}
