import type { Answer, ProgressFile } from '../../../src/quiz/index.ts';

/** One answer of a learner; without a time a minute after the one before. */
export type Said = Answer | { readonly answer: Answer; readonly atMs: number };

export const number = (value: number): Answer => ({ as: 'number', value });
export const values = (...chosen: string[]): Answer => ({ as: 'values', values: chosen });

interface FileOptions {
  /** Where the learner's clock stands at the first answer, in ms since 1970: two learners differ in it. */
  readonly startMs?: number;
  /** What the file claims of every answer. */
  readonly claims?: { readonly right: boolean; readonly score: number; readonly hints: number };
  /** How often everything was reset, and by question. */
  readonly epoch?: number;
  readonly epochs?: Readonly<Record<string, number>>;
}

/** An exported file with these answers, in their order. By default it claims that none was worth anything. */
export function aFile(
  name: string,
  answers: Readonly<Record<string, readonly Said[]>>,
  options: FileOptions = {},
): ProgressFile {
  const { startMs = 0, claims = { right: false, score: 0, hints: 0 }, epoch = 0, epochs = {} } = options;
  let atMs = startMs;
  const questions = Object.entries(answers).map(([id, list]) => {
    const entries = list.map((said) => {
      atMs = 'atMs' in said ? said.atMs : atMs + 60_000;
      return { at: atMs, said: 'atMs' in said ? said.answer : said, ...claims };
    });
    return [id, { epoch: epochs[id] ?? 0, entries }] as const;
  });
  const text = JSON.stringify({ version: 1, epoch, questions: Object.fromEntries(questions), visited: {} });
  return { name, text };
}
