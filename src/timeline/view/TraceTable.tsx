import { timeText } from '../../sim/index.ts';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { tableRowsWithStands } from '../table/tableRows.ts';
import type { TraceTableProps } from './props.ts';

/** The run as a table: for a screen reader, and for whoever prefers to read. */
export function TraceTable({ trace, step, onSeek, caption }: TraceTableProps): ReactNode {
  const rows = useMemo(() => tableRowsWithStands(trace), [trace]);
  return (
    <div className="tl-table-frame" tabIndex={0} role="region" aria-label={caption ?? 'The run as a table'}>
      <table className="tl-table">
        <caption className="tl-hidden">{caption ?? 'Every event of the run, in order'}</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            {trace.timed && <th scope="col">Time</th>}
            <th scope="col">Who</th>
            <th scope="col">What happened</th>
            <th scope="col">Token</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} data-first={row.first || undefined} aria-current={row.step === step ? 'step' : undefined}>
              <td>
                {row.first ? (
                  onSeek ? (
                    <button type="button" onClick={() => onSeek(row.step)} aria-label={`Go to step ${row.step}`}>
                      {row.step}
                    </button>
                  ) : (
                    row.step
                  )
                ) : (
                  <span className="tl-hidden">{row.step}</span>
                )}
              </td>
              {trace.timed && (
                <td>{row.first ? timeText(row.atMs) : <span className="tl-hidden">{timeText(row.atMs)}</span>}</td>
              )}
              <th scope="row">{row.who}</th>
              <td>{row.what}</td>
              <td>{row.token}</td>
              <td>{row.line ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
