// Without React, so that the command line can use it: the component is in Words.tsx.
export { caption, captions } from './caption.ts';
export { ending } from './ending.ts';
export { headline } from './headline.ts';
export { opening } from './opening.ts';
export { paragraph, plain, say } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export { summary } from './summary.ts';
export { why } from './why.ts';
