import type { RunSpec } from '../../../../quiz/index.ts';
import { requestsOf } from '../../../../sim/index.ts';
import { useTrace } from '../../../run/figures/useRunner.ts';
import { claimsOf } from '../../../run/jwt.ts';
import { StatusChip } from '../../../run/StatusChip.tsx';
import styles from './wire.module.css';

/** A token is long; its beginning is enough to know it by. */
const SHOWN = 44;

interface WireProps {
  readonly spec: RunSpec;
  readonly request: string;
}

/** A request of a run and its answer, as they went over the wire. */
export function ExchangeFigure({ spec, request: id }: WireProps) {
  const request = requestsOf(useTrace(spec)).find((candidate) => candidate.id === id);
  if (request?.end?.as !== 'answered')
    throw new Error(`Failed to show the request "${id}": the run has no answer to it. Name another.`);
  const { end } = request;
  const sent = request.headers.filter(([name]) => name === 'authorization');
  const received = end.headers.filter(([name]) => name !== 'vary');
  return (
    <figure className={styles.wire}>
      <div>
        <h3>Request</h3>
        <pre tabIndex={0}>
          {request.method} {request.path}
          {'\n'}
          {sent.map(([name, value]) => `${name}: ${value.slice(0, SHOWN)}…\n`)}
        </pre>
      </div>
      <div>
        <h3>
          Answer <StatusChip status={end.status} />
        </h3>
        <pre tabIndex={0}>
          {received.map(([name, value]) => `${name}: ${value}\n`)}
          {'\n'}
          {end.body}
        </pre>
      </div>
    </figure>
  );
}

const ABOUT: Readonly<Record<string, string>> = {
  sub: 'subject: whom it is about',
  iat: 'issued at',
  exp: 'expires at',
  sid: 'this lab’s own: the session',
  gen: 'this lab’s own: its generation',
};

/** The claims of the access token that a request carried. */
export function PayloadFigure({ spec, request: id }: WireProps) {
  const request = requestsOf(useTrace(spec)).find((candidate) => candidate.id === id);
  const header = request?.headers.find(([name]) => name === 'authorization')?.[1] ?? '';
  const claims = claimsOf(header.replace('Bearer ', ''));
  if (!claims) throw new Error(`Failed to read the token of "${id}": it carries no JWT. Name another request.`);
  return (
    <figure className={styles.payload}>
      <dl>
        {Object.entries(claims).map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <code>{String(value)}</code>
              {name === 'iat' || name === 'exp' ? <span>{clock(Number(value))}</span> : null}
            </dd>
            <dd>{ABOUT[name] ?? ''}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

function clock(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(11, 16)} UTC`;
}
