import type { RunSpec } from '../../quiz/index.ts';
import { specOf } from '../observe/specOf.ts';

// What both the claims and the questions of this lesson are about.
export const LATE = specOf('mutex', 'late-401');
export const CHECKED = specOf('mutex-token-check', 'late-401');
/** A wrapper where no answer, one, and two come back later than the rest. */
export const spread = (wrapper: RunSpec['wrapper']): readonly RunSpec[] =>
  [{}, { 'comments-back': '300' }, { 'users-back': '300', 'comments-back': '700' }].map((latency) =>
    specOf(wrapper, 'three-at-once', latency),
  );
