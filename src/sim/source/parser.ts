import type * as babel from '@babel/parser';

type Parser = typeof babel;

/** Fetched once in a thread: afterwards nothing can be imported where somebody else's code runs. */
const fetched = new Map<'parser', Promise<Parser>>();

/** Babel's parser, which is fetched when a text is first parsed. */
export function parser(): Promise<Parser> {
  const known = fetched.get('parser') ?? import('@babel/parser');
  fetched.set('parser', known);
  return known;
}
