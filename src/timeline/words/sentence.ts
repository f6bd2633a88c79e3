import { tokenName } from '../../sim/index.ts';
import type { Generation } from '../../sim/index.ts';

/** A token in a sentence: drawn as a chip, read as `a2` or `r2`. */
export interface TokenPart {
  readonly token: {
    readonly kind: 'access' | 'refresh';
    readonly generation: Generation;
    /** An access token whose life is over at the moment the sentence speaks of. */
    readonly expired: boolean;
  };
}

/** A piece of a sentence: text, a stressed piece, a token, or a line of the wrapper (from 1). */
export type Part = string | TokenPart | { readonly strong: Sentence } | { readonly line: number };

/** One sentence, or two, as data: every view reads the same words. */
export type Sentence = readonly Part[];

/** What `say` takes between its literal pieces. */
export type Word = Part | Sentence | number;

/** A tagged template that builds a sentence: neighbouring texts are joined, sentences inside it are spliced in. */
export function say(texts: TemplateStringsArray, ...words: readonly Word[]): Sentence {
  return joined(
    texts.flatMap((text, index) => {
      const word = words[index];
      return word === undefined ? [text] : [text, ...partsOf(word)];
    }),
  );
}

/** The sentence, stressed. */
export function strong(sentence: Sentence): Sentence {
  return [{ strong: sentence }];
}

/** Sentences with a space between them; empty ones are left out. */
export function paragraph(...sentences: readonly Sentence[]): Sentence {
  const filled = sentences.filter((sentence) => sentence.length > 0);
  return joined(filled.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence])));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly Sentence[]): Sentence {
  return joined(
    items.flatMap((item, index) => {
      if (index === 0) return item;
      return [index === items.length - 1 ? ' and ' : ', ', ...item];
    }),
  );
}

/** The sentence as text, for screen readers, tables and tests. */
export function plain(sentence: Sentence): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('strong' in part) return plain(part.strong);
      if ('line' in part) return `line ${part.line}`;
      return tokenName(part.token.kind, part.token.generation);
    })
    .join('');
}

function partsOf(word: Word): Sentence {
  if (typeof word === 'number') return [String(word)];
  return isSentence(word) ? word : [word];
}

function isSentence(word: Part | Sentence): word is Sentence {
  return Array.isArray(word);
}

function joined(parts: Sentence): Sentence {
  const result: Part[] = [];
  for (const part of parts) {
    const before = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof before === 'string') result[result.length - 1] = before + part;
    else result.push(part);
  }
  return result;
}
