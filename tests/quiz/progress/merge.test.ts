import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  importProgress,
  mergeProgress,
  NO_PROGRESS,
  readProgress,
  wasRight,
  writeProgress,
} from '../../../src/quiz/index.ts';
import { IDS, progress } from '../support/arbitrary.ts';

const itself = (one: Parameters<typeof mergeProgress>[0]) => mergeProgress(one, one);

test('merging is commutative', () => {
  fc.assert(
    fc.property(progress, progress, (a, b) => {
      expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a));
    }),
  );
});

test('merging is associative', () => {
  fc.assert(
    fc.property(progress, progress, progress, (a, b, c) => {
      expect(mergeProgress(mergeProgress(a, b), c)).toEqual(mergeProgress(a, mergeProgress(b, c)));
    }),
  );
});

test('merging is idempotent, also by way of text', () => {
  fc.assert(
    fc.property(progress, progress, (a, b) => {
      const both = mergeProgress(a, b);
      expect(mergeProgress(both, b)).toEqual(both);
      const read = readProgress(writeProgress(both));
      expect(read.as === 'progress' && writeProgress(mergeProgress(read.progress, a))).toBe(writeProgress(both));
    }),
  );
});

test('nothing is what merging leaves as it is', () => {
  fc.assert(
    fc.property(progress, (a) => {
      expect(mergeProgress(a, NO_PROGRESS)).toEqual(itself(a));
    }),
  );
});

test('within an epoch no right answer is lost', () => {
  fc.assert(
    fc.property(progress, progress, (a, b) => {
      for (const id of IDS) {
        if (a.epoch !== b.epoch || a.questions[id]?.epoch !== b.questions[id]?.epoch) continue;
        expect(wasRight(mergeProgress(a, b), id)).toBe(wasRight(a, id) || wasRight(b, id));
      }
    }),
  );
});

test('a file that is imported twice is imported once', () => {
  fc.assert(
    fc.property(progress, progress, (a, file) => {
      const once = importProgress(a, file);
      expect(importProgress(once, file)).toEqual(once);
    }),
  );
});

test('an import brings back what was reset, and loses nothing', () => {
  fc.assert(
    fc.property(progress, progress, (a, file) => {
      for (const id of IDS) {
        const right = wasRight(a, id) || wasRight(file, id);
        expect(wasRight(importProgress(a, file), id)).toBe(right);
      }
    }),
  );
});
