import type { ReactNode } from 'react';
import { tokenName } from '../../sim/index.ts';
import type { Generation } from '../../sim/index.ts';
import { toneOf } from '../layout/tones.ts';
import '../css/tones.css';
import './tokenChip.css';

interface TokenChipProps {
  readonly kind: 'access' | 'refresh';
  readonly generation: Generation;
  /** Dashed: its life is over. */
  readonly expired?: boolean | undefined;
  /** Solid: it was issued here. */
  readonly born?: boolean | undefined;
}

/** A token by its generation: `a2`, `r2`. */
export function TokenChip({ kind, generation, expired = false, born = false }: TokenChipProps): ReactNode {
  const long = generation === null ? `no ${kind} token` : `${kind} token ${generation}${expired ? ', expired' : ''}`;
  return (
    <span
      className="token-chip"
      data-tone={toneOf(generation)}
      data-expired={expired || undefined}
      data-born={born || undefined}
      title={long}
    >
      {tokenName(kind, generation)}
    </span>
  );
}
