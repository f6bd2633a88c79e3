import type { RequestId, Trace } from '../../../sim/index.ts';
import { why } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { cx } from '../../../ui/cx.ts';
import styles from './request.module.css';

interface WhyProps {
  readonly trace: Trace;
  readonly request: RequestId;
  readonly onLine: (line: number) => void;
  readonly onSeek: (step: number) => void;
}

/** The chain of causes of a request, the direct one highlighted. Each leads to its step. */
export function Why({ trace, request, onLine, onSeek }: WhyProps) {
  return (
    <ol className={styles.why} aria-label="Why it was sent">
      {why(trace, request).map(({ step, atMs, sentence, direct }, index) => (
        <li key={index} className={cx(direct && styles.direct)}>
          <button
            type="button"
            aria-label={`${trace.timed ? atMs : step}: go to step ${step}`}
            onClick={() => onSeek(step)}
          >
            {trace.timed ? atMs : step}
          </button>
          <span>
            <Words sentence={sentence} onLine={onLine} />
          </span>
        </li>
      ))}
    </ol>
  );
}
