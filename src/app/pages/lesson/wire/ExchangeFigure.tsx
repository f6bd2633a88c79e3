import { requestsOf } from '../../../../sim/index.ts';
import type { RunSpec } from '../../../../quiz/index.ts';
import { StatusChip } from '../../../run/StatusChip.tsx';
import { useTrace } from '../../../run/figures/LessonRuns.tsx';
import styles from './wire.module.css';

/** A token is long; its beginning is enough to know it by. */
const SHOWN = 44;

interface ExchangeFigureProps {
  readonly spec: RunSpec;
  readonly request: string;
}

/** A request of a run and its answer, as they went over the wire. */
export function ExchangeFigure({ spec, request: id }: ExchangeFigureProps) {
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
