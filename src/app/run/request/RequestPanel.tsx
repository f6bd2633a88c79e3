import { useState } from 'react';
import { callLabel, hasExpired, requestsOf } from '../../../sim/index.ts';
import type { RequestId, RequestRecord, Trace } from '../../../sim/index.ts';
import { TabPanel, Tabs } from '../../../ui/Tabs.tsx';
import { cx } from '../../../ui/cx.ts';
import { StatusChip } from '../StatusChip.tsx';
import { TokenChip } from '../../../timeline/words/TokenChip.tsx';
import panel from '../../../ui/panel.module.css';
import { Message } from './Message.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { Why } from './Why.tsx';
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
          <Message
            key={record.id}
            tokens={access}
            headers={record.headers}
            otherwise="It was sent without any header."
          />
        )}
        {tab === 'body' && (
          <Message
            key={record.id}
            tokens={refresh}
            body={record.body}
            otherwise={`It has no body: a ${record.method} as sent here needs none.`}
          />
        )}
        {tab === 'answer' && (
          <Message
            key={record.id}
            tokens={answer && <AnswerTokens status={answer.status} issued={record.issued} />}
            headers={answer?.headers ?? []}
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
