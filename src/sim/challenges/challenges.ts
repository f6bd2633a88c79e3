import type { Settings } from '../settings.ts';

/** A goal for one wrapper in one scenario. Whether it can be reached at all is for the learner to find out. */
export interface Challenge {
  readonly id: string;
  /** Half a sentence: what to try. */
  readonly title: string;
  readonly wrapper: string;
  readonly scenario: string;
  readonly settings: Settings;
  readonly goal: string;
}

export const CHALLENGES: readonly Challenge[] = [
  {
    id: 'no-mutex-log-out',
    title: 'Get the user of No mutex logged out',
    wrapper: 'no-mutex',
    scenario: 'three-at-once',
    settings: {},
    goal: 'log-out',
  },
  {
    id: 'mutex-twice',
    title: 'Make Mutex refresh twice',
    wrapper: 'mutex',
    scenario: 'three-at-once',
    settings: {},
    goal: 'refresh-twice',
  },
  {
    id: 'token-check-twice',
    title: 'Make Token check refresh twice',
    wrapper: 'mutex-token-check',
    scenario: 'three-at-once',
    settings: {},
    goal: 'refresh-twice',
  },
  {
    id: 'flag-old-token',
    title: 'Make Promise flag send the old token after the refresh',
    wrapper: 'promise-flag',
    scenario: 'mount-during-refresh',
    settings: {},
    goal: 'old-token',
  },
  {
    id: 'mutex-old-token',
    title: 'Make Mutex send the old token after the refresh',
    wrapper: 'mutex',
    scenario: 'mount-during-refresh',
    settings: {},
    goal: 'old-token',
  },
  {
    id: 'mutex-log-out',
    title: 'Get the user of Mutex logged out',
    wrapper: 'mutex',
    scenario: 'three-at-once',
    settings: {},
    goal: 'log-out',
  },
  {
    id: 'two-tabs-log-out',
    title: 'Get the user of Token check logged out, with two tabs',
    wrapper: 'mutex-token-check',
    scenario: 'two-tabs',
    settings: { components: '1' },
    goal: 'log-out',
  },
];
