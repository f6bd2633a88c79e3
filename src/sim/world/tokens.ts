import type { Generation } from '../trace.ts';

type Kind = 'access' | 'refresh';

/** Tells tokens by their value: every token that the server issued, with its generation. */
export interface TokenRegistry {
  learn(kind: Kind, value: string, generation: number): void;
  generationOf(kind: Kind, value: string | null | undefined): Generation;
  /** The tokens that occur in a text: a storage value, a request's body. */
  findIn(text: string): readonly { readonly kind: Kind; readonly value: string; readonly generation: number }[];
}

/** A registry that knows no tokens yet. */
export function createTokenRegistry(): TokenRegistry {
  const known: { kind: Kind; value: string; generation: number }[] = [];
  return {
    learn(kind, value, generation) {
      if (!known.some((token) => token.value === value)) known.push({ kind, value, generation });
    },
    generationOf: (kind, value) =>
      known.find((token) => token.kind === kind && token.value === value)?.generation ?? null,
    findIn: (text) => known.filter((token) => text.includes(token.value)),
  };
}
