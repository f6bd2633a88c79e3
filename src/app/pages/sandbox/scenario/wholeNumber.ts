/** A whole number as it is typed; `null` for what is none, or out of bounds. */
export function wholeIn(text: string, least: number, most: number): number | null {
  const plain = text.trim().replaceAll(/[,\u202f\u00a0 ](?=\d{3}\b)/g, '');
  const value = /^-?\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** What is wrong with a number that was typed: `A time is a whole number from 0 to 600,000.` */
export function wholeFault(what: string, least: number, most: number): string {
  return `${what} is a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`;
}
