import { runName, runsOf } from '../../../src/quiz/index.ts';
import type { ResolvedQuestion } from '../../../src/quiz/index.ts';
import { targetKey } from '../../../src/quiz/question.ts';
import { plain } from '../../../src/timeline/words/index.ts';

/** The runs of a question and its key in plain words: `mutex in three-at-once: 1`. */
export function keyInWords(resolved: ResolvedQuestion): string {
  const runs = runsOf(resolved.question).map(runName).join(' and ');
  return `${runs === '' ? 'by its source' : runs}: ${keyOf(resolved)}`;
}

function keyOf(resolved: ResolvedQuestion): string {
  switch (resolved.form) {
    case 'number':
      return String(resolved.key);
    case 'options':
      return resolved.options.flatMap(({ right, text }) => (right ? [plain(text)] : [])).join(' / ');
    case 'order':
      return resolved.key
        .map((value) => plain(resolved.items.find((item) => item.value === value)?.text ?? []))
        .join(' → ');
    case 'point':
      return resolved.key.map(targetKey).join(' or ');
  }
}
