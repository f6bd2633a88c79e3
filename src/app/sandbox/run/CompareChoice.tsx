import { Pick } from '../../controls/Pick.tsx';
import type { Option } from '../../controls/Option.ts';

interface CompareChoiceProps {
  readonly wrappers: readonly Option[];
  readonly onCompare: (wrapper: string) => void;
}

/** Chooses a second wrapper to put beside the first. */
export function CompareChoice({ wrappers, onCompare }: CompareChoiceProps) {
  return (
    <Pick
      look="plain"
      label="Compare with"
      value=""
      options={[{ value: '', label: 'Compare…' }, ...wrappers]}
      onChange={onCompare}
    />
  );
}
