import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: one that begins last is waited for by all. */
const LONGEST = [
  'pages/live/sameAsSimulated',
  'pages/workbench',
  'pages/everyPage',
  'pages/offline',
  'pages/sandbox/ownFile',
  'pages/front',
  'pages/live/app',
  'pages/live/lostAndFound',
  'pages/isolation',
  'pages/sandbox/run',
  'pages/share',
  'pages/network',
  'pages/reading',
  'sim/checks/builtIn',
  'exercises/exercises',
  'sim/explore/reduction',
  'cli/grade/limits',
  'cli/grade/gradeCommand',
  'cli/package',
];

/** Pages first: at the end there are short ones left for whoever has a hand free. */
const PROJECTS = ['pages', 'browser', 'node'];

/** A fresh clone does not know how long its tests take, and begins with the largest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is Vitest's, and gives a new list
    const usual = await super.sort(files);
    const placeOf = ({ moduleId, project }: TestSpecification): number => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
      return PROJECTS.indexOf(project.name) * (LONGEST.length + 1) + (place < 0 ? LONGEST.length : place);
    };
    return usual.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
