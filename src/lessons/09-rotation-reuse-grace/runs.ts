import { specOf } from '../observe/specOf.ts';

// What both the claims and the questions of this lesson are about.
export const TABS = specOf('mutex', 'two-tabs');
