import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { plain } from '../../../timeline/words/index.ts';
import type { Target } from '../../question.ts';
import { targetKey } from '../../targetKey.ts';
import type { InputProps } from './inputProps.ts';
import styles from './inputs.module.css';

interface PointInputProps extends InputProps<'point'> {
  /** What is picked on the timeline, or in the list. */
  readonly picked: Target | null;
  readonly onPick: (target: Target | null) => void;
}

const NOUNS = { request: 'a request', wait: 'a wait', step: 'a step' } as const;

/** Something on the timeline: picked there, or from a list of the same. */
export function PointInput({ asked, labelledBy, onChange, picked, onPick }: PointInputProps): ReactNode {
  const { candidates, question } = asked;
  const kinds = question.kind === 'point' ? question.targets : 'request';
  const known = picked && candidates.find(({ target }) => targetKey(target) === targetKey(picked));
  const key = known ? targetKey(known.target) : '';

  useEffect(() => {
    const found = candidates.find(({ target }) => targetKey(target) === key);
    onChange(found ? { as: 'target', target: found.target } : null);
  }, [candidates, key, onChange]);

  return (
    <span className={styles.point}>
      <select
        aria-labelledby={labelledBy}
        value={key}
        onChange={(event) =>
          onPick(candidates.find(({ target }) => targetKey(target) === event.target.value)?.target ?? null)
        }
      >
        <option value="">Choose {NOUNS[kinds]} on the timeline, or here</option>
        {candidates.map(({ target, text }) => (
          <option key={targetKey(target)} value={targetKey(target)}>
            {plain(text)}
          </option>
        ))}
      </select>
    </span>
  );
}
