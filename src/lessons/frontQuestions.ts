import type { RunSpec } from '../quiz/index.ts';

/** A part of a wrapper's text: from one passage to another, with some passages between them folded away. */
export interface Excerpt {
  /** Where it begins: occurs once in the file. */
  readonly from: string;
  /** Where it ends: the first such passage after the beginning. */
  readonly to: string;
  /** What is folded: from a passage that occurs once in the excerpt to the end of the next such other one. */
  readonly folds: readonly (readonly [from: string, to: string])[];
}

/**
 * A question of the front page: a run that stops at its first answers, and asks how many refresh requests it makes. Plain
 * data, so that it is asked before its runs, and what answers it (frontAnswers.ts), are there.
 */
export interface FrontQuestion {
  /** As of any question: progress is kept under it. */
  readonly id: string;
  readonly prompt: string;
  readonly run: RunSpec & { readonly wrapper: string };
  /** Options are 0 to this. */
  readonly most: number;
  /** What meets what: the head of the picture. */
  readonly title: string;
  /** Which wrapper it is, without saying what comes of it. */
  readonly wrapper: string;
  /** How high its picture is, in px, so that its place is kept. */
  readonly pictureHeight: number;
  /** The lines of the wrapper that decide the answer. */
  readonly excerpt: Excerpt;
  /** The lesson that tells the rest, by its slug. */
  readonly lesson: string;
  /** What leads on to the next question; `null` after the last. */
  readonly next: string | null;
}

const LOCK_LINES: Excerpt = {
  from: 'if (result.error?.status === 401) {',
  to: 'await mutex.waitForUnlock();\n      result = await rawBaseQuery(args, api, extraOptions);\n    }\n  }',
  folds: [
    ['\n        const { setTokens', '{ url: '],
    [", method: 'POST'", 'await logout();\n        }\n      '],
  ],
};

/** The three questions of the front page, in order. */
export const FRONT_QUESTIONS: readonly FrontQuestion[] = [
  {
    id: 'front-no-lock',
    prompt: 'How many refresh requests does the wrapper send?',
    run: { wrapper: 'no-mutex', scenario: 'three-at-once' },
    most: 3,
    title: 'Three calls meet an expired token',
    wrapper: 'a wrapper without a lock',
    pictureHeight: 298,
    excerpt: {
      from: 'let result = await rawBaseQuery(',
      to: '} else {\n      await logout();\n    }\n  }',
      folds: [
        ['const { setTokens', 'return result;\n    }'],
        ['\n      { url: ', '{ url: '],
        [", method: 'POST'", 'extraOptions,\n    '],
        ['const { access_token', 'as Tokens;\n      '],
      ],
    },
    lesson: 'the-stampede',
    next: 'Now with a lock',
  },
  {
    id: 'front-lock',
    prompt: 'The same moment, with a lock. How many refresh requests?',
    run: { wrapper: 'mutex', scenario: 'three-at-once' },
    most: 3,
    title: 'Three calls meet an expired token',
    wrapper: 'a wrapper with a lock',
    pictureHeight: 338,
    excerpt: LOCK_LINES,
    lesson: 'the-mutex',
    next: 'Is it always so?',
  },
  {
    id: 'front-late',
    prompt: 'One 401 is still on its way. How many refreshes in all?',
    run: { wrapper: 'mutex', scenario: 'late-401' },
    most: 3,
    title: 'One 401 comes late',
    wrapper: 'the same wrapper with a lock',
    pictureHeight: 338,
    excerpt: LOCK_LINES,
    lesson: 'the-late-401',
    next: null,
  },
];
