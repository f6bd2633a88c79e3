import { readLessons } from '../src/lessons/readLessons.ts';

/** A page in a state worth looking at, by its address behind the site's. */
export interface PageToLookAt {
  readonly name: string;
  readonly address: string;
  /** What shows that it is there, as a selector. */
  readonly ready: string;
}

/** Every page of the lab, and the states of it that look different. */
export const PAGES_TO_LOOK_AT: readonly PageToLookAt[] = [
  { name: 'contents', address: '#/', ready: 'main section .tl-root' },
  ...(await readLessons()).map(({ number, slug }) => ({
    name: `lesson-${number}`,
    address: `#/lessons/${slug}`,
    ready: '[data-question]',
  })),
  { name: 'sandbox', address: '#/sandbox?wrapper=mutex&scenario=late-401', ready: '.tl-root' },
  {
    name: 'sandbox-compare',
    address: '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex',
    ready: '.tl-half + .tl-half',
  },
  { name: 'sandbox-table', address: '#/sandbox?wrapper=mutex&scenario=two-tabs&view=table', ready: 'main h1' },
  { name: 'network', address: '#/network?wrapper=mutex', ready: 'main h1' },
  { name: 'explorer', address: '#/explorer?wrapper=mutex', ready: 'main h1' },
  { name: 'workbench', address: '#/workbench', ready: 'main h1' },
  { name: 'live', address: '#/live', ready: 'main h1' },
  { name: 'practice', address: '#/practice', ready: 'main h1' },
  { name: 'class', address: '#/class', ready: 'main h1' },
  { name: 'assignment', address: '#/assignment', ready: 'main h1' },
  { name: 'assignment-make', address: '#/assignment/make', ready: 'main h1' },
  { name: 'help-grade', address: '#/help/grade', ready: 'main h1' },
  { name: 'help-class', address: '#/help/class', ready: 'main h1' },
  { name: 'unknown', address: '#/nowhere', ready: 'main h1' },
];
