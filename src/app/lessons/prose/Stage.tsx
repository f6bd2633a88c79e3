import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { StageContext } from './StageContext.ts';
import styles from './prose.module.css';

/** Figure and question in one column, the source beside them; its line follows the playhead. */
export function Stage({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<number | null>(null);
  const stage = useMemo(() => ({ line, setLine }), [line]);
  return (
    <StageContext value={stage}>
      <div className={styles.stage}>{children}</div>
    </StageContext>
  );
}
