import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Target } from '../../../../quiz/index.ts';
import { StageContext } from '../../../run/figures/StageContext.ts';
import styles from './prose.module.css';

/** Figure and question in one column, the source beside them; its line follows the playhead. */
export function Stage({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<number | null>(null);
  const [picked, setPicked] = useState<Target | null>(null);
  const stage = useMemo(() => ({ line, setLine, picked, setPicked }), [line, picked]);
  return (
    <StageContext value={stage}>
      <div className={styles.stage}>{children}</div>
    </StageContext>
  );
}
