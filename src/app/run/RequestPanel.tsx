import { useState } from 'react';
import { callLabel, FAILURES, hasExpired, requestsOf, timeText } from '../../sim/index.ts';
import type { RequestId, RequestRecord, Trace } from '../../sim/index.ts';
import { why } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';
import { TabPanel, Tabs } from '../../ui/Tabs.tsx';
import { cx } from '../../ui/cx.ts';
import { StatusChip } from './StatusChip.tsx';
import { TokenChip } from '../../timeline/words/TokenChip.tsx';
import panel from '../../ui/panel.module.css';
import { RequestMessage } from './RequestMessage.tsx';
import styles from './request.module.css';

const TABS = [
  { value: 'why', label: 'Why' },
  { value: 'headers', label: 'Headers' },
  { value: 'body', label: 'Body' },
  { value: 'answer', label: 'Answer' },
];

interface RequestPanelProps {
  readonly trace: Trace;
  readonly request: RequestId | null;
  /** The wrapper's file, as it is called in the links to its lines. */
  readonly file: string;
  readonly onLine: (line: number) => void;
  readonly onSeek: (step: number) => void;
}

/** One request: what it carried, what came back, which line sent it, and why. */
export function RequestPanel({ trace, request, file, onLine, onSeek }: RequestPanelProps) {
  const [tab, setTab] = useState('why');
  const record = requestsOf(trace).find(({ id }) => id === request);
  const call = trace.calls.find(({ id }) => id === record?.call);

  if (!record) {
    return (
      <section aria-label="Request" className={styles.section}>
        <div className={panel.head}>
          <h2>Request</h2>
        </div>
        <p className={cx(styles.request, styles.nothing)}>
          {requestsOf(trace).length === 0 && trace.end !== 'stopped'
            ? 'This run sends no request.'
            : 'No request has been sent yet. Step forward, or choose a bar of the timeline.'}
        </p>
      </section>
    );
  }
  const answer = record.end?.as === 'answered' ? record.end : null;
  const access = record.access !== null && (
    <TokenChip kind="access" generation={record.access} expired={hasExpired(trace, record.access, record.sent.atMs)} />
  );
  const refresh = record.refresh !== null && <TokenChip kind="refresh" generation={record.refresh} />;
  return (
    <section aria-label="Request" className={styles.section}>
      <div className={cx(panel.head, styles.head)}>
        <h2>
          <code>
            {record.method} {record.path}
          </code>
        </h2>
        <span className={panel.note}>{call ? `by ${callLabel(call)}` : 'by no call'}</span>
        <div className={panel.end}>
          <Tabs id="request" label="About this request" options={TABS} value={tab} onChange={setTab} />
        </div>
      </div>
      <TabPanel id="request" value={tab} className={styles.request}>
        {tab === 'why' && (
          <>
            <RequestFacts trace={trace} record={record} file={file} onLine={onLine} />
            <Why trace={trace} request={record.id} onLine={onLine} onSeek={onSeek} />
          </>
        )}
        {tab === 'headers' && (
          <RequestMessage
            key={record.id}
            tokens={access}
            headers={record.headers}
            cookies={record.cookies ?? []}
            otherwise="It was sent without any header."
          />
        )}
        {tab === 'body' && (
          <RequestMessage
            key={record.id}
            tokens={refresh}
            body={record.body}
            otherwise={`It has no body: a ${record.method} as sent here needs none.`}
          />
        )}
        {tab === 'answer' && (
          <RequestMessage
            key={record.id}
            tokens={answer && <AnswerTokens status={answer.status} issued={record.issued} />}
            headers={answer?.headers ?? []}
            cookies={answer?.cookies ?? []}
            body={answer?.body ?? null}
            otherwise={noAnswer(record.end !== null, trace)}
          />
        )}
      </TabPanel>
    </section>
  );
}

function AnswerTokens({ status, issued }: { status: number; issued: RequestRecord['issued'] }) {
  return (
    <>
      <StatusChip status={status} />
      {issued && <TokenChip kind="access" generation={issued.access} born />}
      {issued && <TokenChip kind="refresh" generation={issued.refresh} />}
    </>
  );
}

function noAnswer(failed: boolean, trace: Trace): string {
  if (failed) return 'There is no answer: the request failed in the app.';
  return trace.end === 'stopped' ? 'The answer is not in sight yet.' : 'There is no answer in this run.';
}

interface RequestFactsProps {
  readonly trace: Trace;
  readonly record: RequestRecord;
  readonly file: string;
  readonly onLine: (line: number) => void;
}

/** What a request carried, what it was answered, and who sent it. */
function RequestFacts({ trace, record, file, onLine }: RequestFactsProps) {
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

function Carried({ trace, record }: Pick<RequestFactsProps, 'trace' | 'record'>) {
  const { access, refresh, role, sent, headers, body, cookies = [] } = record;
  const inCookie = cookies.length > 0 ? ' in a cookie' : '';
  const isBearer = inCookie === '' || headers.some(([name]) => name === 'authorization');
  const words = [
    access !== null && (isBearer ? 'bearer' : `access token${inCookie}`),
    refresh !== null && `refresh token${body === null ? inCookie : ''}`,
  ]
    .filter(Boolean)
    .join(' and ');
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
  const after = trace.timed ? `after ${timeText(end.atMs - sent.atMs)}` : `${end.step - sent.step} steps later`;
  if (end.as === 'failed') {
    return <span className={styles.quiet}>{`${FAILURES[end.because].was} ${after}`}</span>;
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

interface WhyProps {
  readonly trace: Trace;
  readonly request: RequestId;
  readonly onLine: (line: number) => void;
  readonly onSeek: (step: number) => void;
}

/** The chain of causes of a request, the direct one highlighted. Each leads to its step. */
function Why({ trace, request, onLine, onSeek }: WhyProps) {
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
