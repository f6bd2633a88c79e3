import { specOf } from '../observe/specOf.ts';

// What both the claims and the questions of this lesson are about.
export const REFUSED = specOf('mutex', 'refresh-refused');
export const LEAVES = specOf('mutex', 'logout-during-refresh');
