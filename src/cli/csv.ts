// The page of a class writes CSV too, so it is not the command line's own.
export { toCsv } from '../quiz/index.ts';
