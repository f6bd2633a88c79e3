import { capital, counted } from '../../../sim/index.ts';
import type { Reading, ReadingFact, Surety } from '../../../reading/reading.ts';

/** How sure an item is. */
export const SURE_WORDS: Readonly<Record<Surety, string>> = {
  said: 'said in a comment',
  read: 'read from the text',
  seen: 'seen in a trial call',
  guessed: 'a guess',
};

/** What an item is called: `Access token`. */
export function titleOf(what: ReadingFact['what']): string {
  if (what === 'entry') return 'Base query';
  if (what === 'base') return 'Base address';
  return capital(what);
}

/** An item as a part of a sentence: `The access token is kept in` `localStorage.jwt` `, sent as a bearer.` */
export interface Clause {
  readonly before: string;
  /** What can be said otherwise. */
  readonly value: string;
  readonly after: string;
}

/** An item as a sentence, taken apart where its value begins and ends. */
export function clauseOf({ what, said }: Pick<ReadingFact, 'what' | 'said'>): Clause {
  switch (what) {
    case 'entry':
      return { before: 'The base query is', value: said, after: '.' };
    case 'base':
      return { before: 'Its addresses begin with', value: said, after: '.' };
    case 'access token':
      return parted('The access token is kept in', said, /^.*?(?=, sent )/);
    case 'refresh token':
      return { before: 'The refresh token is kept in', value: said, after: '.' };
    case 'refresh':
      return parted('To refresh it sends', said, /^\S+ \S*/);
    case 'expiry':
      return { before: 'A token has expired when the answer is', value: said.replace(/^status /, ''), after: '.' };
    case 'environment':
      return parted('Of its environment,', said, /^\w+/);
    case 'module':
      return parted('What was not given:', said, /^\S+/);
  }
}

/** The beginning of what is said is the value, and the rest stands behind it. */
function parted(before: string, said: string, beginning: RegExp): Clause {
  const [value = said] = beginning.exec(said) ?? [];
  return { before, value, after: `${said.slice(value.length)}.` };
}

/** `5 facts, 1 guess, 1 question`. */
export function summaryOfReading({ entry, facts, doubts }: Pick<Reading, 'entry' | 'facts' | 'doubts'>): string {
  if (entry === null) return 'No base query was found in it';
  const guesses = facts.filter(({ sure }) => sure === 'guessed').length;
  const counts = [
    counted(facts.length - guesses, 'fact'),
    ...(guesses > 0 ? [counted(guesses, 'guess', 'guesses')] : []),
    ...(doubts.length > 0 ? [counted(doubts.length, 'question')] : []),
  ];
  return counts.join(', ');
}

/** One value that a comment line can say. */
export interface SaidField {
  /** As the comment has it: `refresh`. */
  readonly key: string;
  readonly label: string;
  /** As it was read; empty where that is no value of a comment. */
  readonly value: string;
}

/** What can be said in place of an item; none for a module, which is made sure by its file. */
export function fieldsOf({ what, said }: ReadingFact, { refresh, expiry }: Reading): readonly SaidField[] {
  switch (what) {
    case 'entry':
      return [{ key: 'entry', label: 'The function is called', value: /^[\w$]+/.exec(said)?.[0] ?? '' }];
    case 'access token':
      return [{ key: 'storage.access', label: 'Its key in localStorage', value: keyIn(said) }];
    case 'refresh token':
      return [{ key: 'storage.refresh', label: 'Its key in localStorage', value: keyIn(said) }];
    case 'refresh':
      return [
        { key: 'refresh', label: 'Its path', value: refresh?.path ?? '' },
        { key: 'send', label: 'The field that carries the refresh token', value: '' },
        { key: 'access', label: 'The new access token is in', value: '' },
        { key: 'refresh-token', label: 'The new refresh token is in', value: '' },
      ];
    case 'expiry':
      return [{ key: 'expired', label: 'The status that says so', value: expiry }];
    case 'base':
      return [{ key: 'base', label: 'The address', value: said }];
    case 'environment': {
      const [, name = ''] = /^(\w+) is/.exec(said) ?? [];
      return [{ key: `env.${name}`, label: `The value of ${name}`, value: '' }];
    }
    case 'module':
      return [];
  }
}

/** `jwt` of `localStorage.jwt, sent as a bearer`; `auth#access` of a part of a value. */
function keyIn(said: string): string {
  const [, key = '', path] = /^localStorage\.([^\s,]+)(?:, in its ([^\s,]+))?/.exec(said) ?? [];
  return path === undefined ? key : `${key}#${path}`;
}
