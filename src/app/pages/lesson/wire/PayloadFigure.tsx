import { requestsOf } from '../../../../sim/index.ts';
import type { RunSpec } from '../../../../quiz/index.ts';
import { claimsOf } from '../../../run/request/jwt.ts';
import { useTrace } from '../../../run/figures/LessonRuns.tsx';
import styles from './wire.module.css';

const ABOUT: Readonly<Record<string, string>> = {
  sub: 'subject: whom it is about',
  iat: 'issued at',
  exp: 'expires at',
  sid: 'this lab’s own: the session',
  gen: 'this lab’s own: its generation',
};

interface PayloadFigureProps {
  readonly spec: RunSpec;
  readonly request: string;
}

/** The claims of the access token that a request carried. */
export function PayloadFigure({ spec, request: id }: PayloadFigureProps) {
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
