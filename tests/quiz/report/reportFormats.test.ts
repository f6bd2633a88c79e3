import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../../src/quiz/report/reportFormats.ts';

test('rows end in CRLF, and what needs quotes gets them', () => {
  expect(toCsv([['a', 'b, c', 'say "d"', 'e\nf', 1.5, -2, '']])).toBe('a,"b, c","say ""d""","e\nf",1.5,-2,\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is no formula to a spreadsheet', (text) => {
  expect(toCsv([[text]]).replace(/^"/, '')).toMatch(/^'/);
});

test('whatever the texts are, they can be read back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), { minLength: 1 }), (rows) => {
      expect(parsed(toCsv(rows))).toEqual(rows.map((row) => row.map((cell) => (isFormula(cell) ? `'${cell}` : cell))));
    }),
  );
});

const isFormula = (text: string): boolean => '=+-@\t\r\n＝＋－＠'.includes(text.charAt(0)) && text !== '';

/** RFC 4180, read by a small machine. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
