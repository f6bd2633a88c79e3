const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const TIMES = ['never', 'once', 'twice'];

/** `no`, `three`, `13`: a number as it stands in a sentence. */
export function inWords(value: number): string {
  return WORDS[value] ?? String(value);
}

/** `never`, `once`, `three times`. */
export function timesInWords(value: number): string {
  return TIMES[value] ?? `${inWords(value)} times`;
}
