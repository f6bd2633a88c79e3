import * as v from 'valibot';
import { inTab, kept } from '../../ui/kept.ts';
import type { Asked } from '../asked.ts';
import { answer } from '../progress/readProgress.ts';
import { targetKey } from '../question.ts';
import type { Answer } from '../question.ts';

/** Answers that were chosen and not committed, by the id of the question. They last as long as the tab. */
const keptDrafts = kept('reauth-lab.drafts', v.record(v.string(), answer), inTab);

/** What was chosen and not committed, as far as the question still offers it; `null` for nothing. */
export function draftOf(asked: Asked): Answer | null {
  const draft = keptDrafts.read()?.[asked.question.id] ?? null;
  if (draft === null) return null;
  switch (asked.form) {
    case 'number':
      return draft.as === 'number' && draft.value <= asked.most ? draft : null;
    case 'options':
      return draft.as === 'values' && draft.values.every((value) => asked.options.some((one) => one.value === value))
        ? draft
        : null;
    case 'order':
      return draft.as === 'values' && String(draft.values.toSorted()) === String(asked.start.toSorted()) ? draft : null;
    case 'point':
      return draft.as === 'target' &&
        asked.candidates.some(({ target }) => targetKey(target) === targetKey(draft.target))
        ? draft
        : null;
  }
}

/** @param draft `null` forgets it */
export function keepDraft(id: string, draft: Answer | null): void {
  const { [id]: _before, ...others } = keptDrafts.read() ?? {};
  if (draft?.as === 'values') keptDrafts.write({ ...others, [id]: { as: 'values', values: [...draft.values] } });
  else if (draft) keptDrafts.write({ ...others, [id]: draft });
  else if (_before) keptDrafts.write(others);
}
