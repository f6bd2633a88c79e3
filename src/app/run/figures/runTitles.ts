import type { RunSpec } from '../../../quiz/index.ts';
import type { RunTitles } from '../../../quiz/view/index.ts';
import { runTitle } from './runTitle.ts';
import { sandboxHref } from './sandboxHref.ts';

/** How a page calls a run, and where it can be looked at. */
export const runTitles: RunTitles = {
  name: runTitle,
  href(spec: RunSpec) {
    const href = sandboxHref(spec);
    return href === null ? null : `#${href}`;
  },
};
