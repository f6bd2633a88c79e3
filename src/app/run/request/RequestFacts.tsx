import { hasExpired } from '../../../sim/index.ts';
import type { RequestRecord, Trace } from '../../../sim/index.ts';
import { StatusChip } from '../StatusChip.tsx';
import { TokenChip } from '../../../timeline/words/TokenChip.tsx';
import styles from './request.module.css';

interface RequestFactsProps {
  readonly trace: Trace;
  readonly record: RequestRecord;
  readonly file: string;
  readonly onLine: (line: number) => void;
}

/** What a request carried, what it was answered, and who sent it. */
export function RequestFacts({ trace, record, file, onLine }: RequestFactsProps) {
  const { line } = record;
  return (
    <dl className={styles.facts}>
      <dt>carried</dt>
      <dd>
        <Carried trace={trace} record={record} />
      </dd>
      <dt>{record.end?.as === 'failed' ? 'failed' : 'answered'}</dt>
      <dd>
        <Outcome trace={trace} record={record} />
      </dd>
      <dt>sent by</dt>
      <dd>
        {line === null ? (
          <span className={styles.quiet}>{file}; the engine names no line</span>
        ) : (
          <button type="button" className={styles.link} onClick={() => onLine(line)}>
            {file}, line {line}
          </button>
        )}
      </dd>
    </dl>
  );
}

function Carried({ trace, record: { access, refresh, role, sent } }: Pick<RequestFactsProps, 'trace' | 'record'>) {
  const words = [access !== null && 'bearer', refresh !== null && 'refresh token'].filter(Boolean).join(' and ');
  return (
    <>
      {access !== null && (
        <TokenChip kind="access" generation={access} expired={hasExpired(trace, access, sent.atMs)} />
      )}
      {refresh !== null && <TokenChip kind="refresh" generation={refresh} />}
      <span className={styles.quiet}>
        {words || (role === 'refresh' ? 'no token that this server knows' : 'no token')}
      </span>
    </>
  );
}

function Outcome({
  trace,
  record: { sent, decided, end, issued, revokedFamily },
}: Pick<RequestFactsProps, 'trace' | 'record'>) {
  if (!end) {
    if (decided?.status === null) return <span className={styles.quiet}>never: FastAPI does not answer</span>;
    return <span className={styles.quiet}>{trace.end === 'stopped' ? 'not yet' : 'not in this run'}</span>;
  }
  const after = trace.timed ? `after ${end.atMs - sent.atMs} ms` : `${end.step - sent.step} steps later`;
  if (end.as === 'failed') {
    const because = { network: 'the network failed', abort: 'aborted by the app', timeout: 'timed out in the app' }[
      end.because
    ];
    return <span className={styles.quiet}>{`${because} ${after}`}</span>;
  }
  return (
    <>
      <StatusChip status={end.status} />
      {issued && <TokenChip kind="access" generation={issued.access} born />}
      {issued && <TokenChip kind="refresh" generation={issued.refresh} />}
      <span className={styles.quiet}>
        {after}
        {revokedFamily && ', and the family is revoked'}
      </span>
    </>
  );
}
