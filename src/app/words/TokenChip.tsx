import { tokenName } from '../../sim/index.ts';
import type { Generation } from '../../sim/index.ts';
import { cx } from '../controls/cx.ts';
import styles from './words.module.css';

interface TokenChipProps {
  readonly kind: 'access' | 'refresh';
  readonly generation: Generation;
  /** Dashed: its life is over. */
  readonly expired?: boolean | undefined;
  /** Solid: it was issued here. */
  readonly born?: boolean | undefined;
}

/** A token by its generation: `a2`, `r2`. */
export function TokenChip({ kind, generation, expired, born }: TokenChipProps) {
  const long = generation === null ? `no ${kind} token` : `${kind} token ${generation}${expired ? ', expired' : ''}`;
  return (
    <span className={cx(styles.token, toneOf(generation), expired && styles.expired, born && styles.born)} title={long}>
      {tokenName(kind, generation)}
    </span>
  );
}

/** Generation 1 is stone; from 6 on the colours of 2 to 5 come again, and the number tells them apart. */
function toneOf(generation: Generation): string | undefined {
  if (generation === null) return styles['none'];
  return styles[`g${generation < 2 ? 1 : ((generation - 2) % 4) + 2}`];
}
