import type { Choice } from '../choice.ts';

/** A list of choices as text, for a command line or a link: separated by spaces. */
export function witnessToText(choices: readonly Choice[]): string {
  return choices.join(' ');
}

/** The choices that a text lists, separated by white space or commas. */
export function witnessOf(text: string): readonly Choice[] {
  return text.split(/[\s,]+/).filter((choice) => choice !== '');
}
