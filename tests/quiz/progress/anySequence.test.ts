import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProgressStore, PROGRESS_KEY, readProgress, wasRight } from '../../../src/quiz/index.ts';
import type { ProgressStore } from '../../../src/quiz/index.ts';
import { IDS } from '../support/arbitrary.ts';
import { createFakeStorage } from '../support/fakeStorage.ts';

/** What may happen to a learner with two tabs. */
type Happening =
  | { readonly do: 'answer'; readonly tab: 0 | 1; readonly id: string; readonly right: boolean }
  | { readonly do: 'hint'; readonly tab: 0 | 1; readonly id: string }
  | { readonly do: 'reload'; readonly tab: 0 | 1 }
  | { readonly do: 'export'; readonly tab: 0 | 1 }
  | { readonly do: 'import'; readonly tab: 0 | 1; readonly text: string | null }
  | { readonly do: 'damage'; readonly copy: boolean; readonly text: string }
  | { readonly do: 'cut'; readonly copy: boolean; readonly at: number }
  | { readonly do: 'tell'; readonly tab: 0 | 1 }
  | { readonly do: 'reset'; readonly tab: 0 | 1; readonly id: string | null };

const tab = fc.constantFrom(0 as const, 1 as const);
const id: fc.Arbitrary<string> = fc.constantFrom(...IDS);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), tab, id, right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hint' as const), tab, id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('export' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), tab, text: fc.option(fc.string()) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('damage' as const), copy: fc.boolean(), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), copy: fc.boolean(), at: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tell' as const), tab }) },
);
const some: fc.Arbitrary<string | null> = fc.option(id);
const reset: fc.Arbitrary<Happening> = fc.record({ do: fc.constant('reset' as const), tab, id: some });

function live(
  happenings: readonly Happening[],
  check: (happening: Happening, stores: readonly ProgressStore[]) => void,
): void {
  const storage = createFakeStorage();
  let time = 0;
  let file = '';
  const open = (): ProgressStore => createProgressStore({ storage, now: () => (time += 1) });
  const tabs: [ProgressStore, ProgressStore] = [open(), open()];
  for (const one of happenings) {
    switch (one.do) {
      case 'answer':
        tabs[one.tab].answer(one.id, { said: { as: 'number', value: 1 }, right: one.right, score: one.right ? 1 : 0 });
        break;
      case 'hint':
        tabs[one.tab].hint(one.id);
        break;
      case 'reload':
        tabs[one.tab] = open();
        break;
      case 'export':
        file = tabs[one.tab].export();
        break;
      case 'import':
        tabs[one.tab].import(one.text ?? file);
        break;
      // Damage hits one of the two copies, and somebody notices before it hits the other.
      case 'damage':
      case 'cut': {
        const key = one.copy ? `${PROGRESS_KEY}:copy` : PROGRESS_KEY;
        const before = storage.kept.get(key) ?? '';
        storage.kept.set(key, one.do === 'damage' ? one.text : before.slice(0, one.at));
        tabs[1] = open();
        break;
      }
      case 'tell':
        tabs[one.tab].storageChanged(PROGRESS_KEY);
        break;
      case 'reset':
        if (one.id === null) tabs[one.tab].resetAll();
        else tabs[one.tab].reset([one.id]);
        break;
    }
    check(one, [...tabs, open()]);
  }
}

test('any sequence of answers, reloads, imports and damaged stores leaves a valid progress and loses no earlier right answer', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      const right = new Set<string>();
      live(happenings, (one, stores) => {
        if (one.do === 'answer' && one.right) right.add(one.id);
        const reloaded = stores.at(-1);
        for (const known of right) expect(reloaded && wasRight(reloaded.getState().progress, known)).toBe(true);
        for (const store of stores) expect(readProgress(store.export()).as).toBe('progress');
      });
    }),
    { numRuns: 300 },
  );
});

test('with resets among them, what was answered right since is not lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 6, arbitrary: happening }, { weight: 1, arbitrary: reset }), { maxLength: 30 }),
      (happenings) => {
        const right = new Set<string>();
        live(happenings, (one, stores) => {
          if (one.do === 'answer' && one.right) right.add(one.id);
          if (one.do === 'reset') for (const gone of one.id === null ? [...right] : [one.id]) right.delete(gone);
          const reloaded = stores.at(-1);
          for (const known of right) expect(reloaded && wasRight(reloaded.getState().progress, known)).toBe(true);
        });
      },
    ),
    { numRuns: 300 },
  );
});
