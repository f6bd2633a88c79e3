/** Of generated questions, from 1. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type PracticeLevel = (typeof LEVELS)[number];

/** What a generated question is made from: the same gives the same question, on every machine. */
export interface PracticeSeed {
  readonly level: PracticeLevel;
  /** A whole number from 0, below 2³². */
  readonly seed: number;
}

/** The id of a generated question, which is also what a link to it holds: `practice-3-k3f9a`. */
export function practiceId({ level, seed }: PracticeSeed): string {
  return `practice-${level}-${(seed >>> 0).toString(36)}`;
}

/** The seed in an id; `null` where it is no id of a generated question. */
export function parsePracticeId(id: string): PracticeSeed | null {
  const [, levelText, seedText] = /^practice-([1-5])-([0-9a-z]{1,7})$/.exec(id) ?? [];
  const level = LEVELS.find((one) => String(one) === levelText);
  const seed = Number.parseInt(seedText ?? '', 36);
  return level !== undefined && seed < 2 ** 32 && practiceId({ level, seed }) === id ? { level, seed } : null;
}
