const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** With a capital, for the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  return (last === 'and' ? AND : OR).format(items);
}

/** `1 call`, `3 calls`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How long, or when: `320 ms`; from ten seconds on `20 s`, `14 min 52 s`. */
export function timeText(ms: number): string {
  if (ms < 10_000) return `${ms} ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms % 60_000) / 1000;
  return [minutes > 0 && `${minutes} min`, seconds > 0 && `${seconds} s`].filter(Boolean).join(' ');
}

/** An estimate in words: `about 3,000`, `about 10^7`. */
export function aboutInWords(count: number): string {
  const digits = Math.floor(Math.log10(Math.max(1, count)));
  if (digits >= 7) return `about 10^${Math.round(Math.log10(count))}`;
  const unit = 10 ** Math.max(0, digits - 1);
  return `about ${(Math.round(count / unit) * unit).toLocaleString('en')}`;
}
