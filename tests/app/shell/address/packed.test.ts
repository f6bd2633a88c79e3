import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../../../src/app/shell/address/readShared.ts';
import { pack } from '../../../../src/app/shell/address/linkTo.ts';

const MOST = 1_000_000;

test('any text comes back as it was, and its piece needs no escaping', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const piece = await pack(text);
      expect(piece).toMatch(/^[\w-]+$/);
      expect(await unpack(piece, MOST)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('a piece of which a part is missing or changed never gives another text', async () => {
  const text = 'const mutex = new Mutex();\n'.repeat(40);
  const piece = await pack(text);
  for (let at = 0; at < piece.length; at += 1) {
    await expect(unpack(piece.slice(0, at), MOST), `cut at ${at}`).rejects.toBeInstanceOf(Error);
    const other = piece[at] === 'A' ? 'B' : 'A';
    const changed = `${piece.slice(0, at)}${other}${piece.slice(at + 1)}`;
    // Some bits stand for nothing: the padding before the checksum, and at the end.
    const read = await unpack(changed, MOST).catch(() => text);
    expect(read, `changed at ${at}`).toBe(text);
  }
});

test('a small piece that stands for a large text is given up', async () => {
  const piece = await pack('a'.repeat(MOST + 1));
  expect(piece.length).toBeLessThan(2_000);
  await expect(unpack(piece, MOST)).rejects.toThrow('Failed to unpack: it is more than 1000000 bytes. Pack less.');
});
