import '../timeline.css';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { miniMarks } from './miniMarks.ts';
import type { MiniMark } from './miniMarks.ts';
import type { MiniRunProps } from './props.ts';

const ROW = 12;
const FLAG = 10;
/** The part of the width before a stuck run stands still. */
const STUCK = 0.6;

/** The signature of a run: its bars in small, without text. */
export const MiniRun = memo(function MiniRun({
  trace,
  width = 168,
  range,
  until = Infinity,
  label,
}: MiniRunProps): ReactNode {
  const run = useMemo(() => miniMarks(trace), [trace]);
  const height = run.rows * ROW;
  const span = range ?? Math.max(1, (run.last - run.first) / (run.stuck ? STUCK : 0.96));
  const scale = (width - 2 - (run.marks.some((mark) => mark.look === 'flag') ? FLAG : 0)) / span;
  const px = (unit: number): number => (unit === Infinity ? width : Math.min(width, 1 + (unit - run.first) * scale));
  return (
    <svg
      className="tl-mini"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {Array.from({ length: run.rows }, (_, row) => (
        <line key={row} className="tl-mini-row" x2={width} y1={row * ROW + 5.5} y2={row * ROW + 5.5} />
      ))}
      {run.marks.map(
        (mark, index) =>
          mark.from < until && (
            <MiniShape key={index} mark={mark} from={px(mark.from)} to={px(Math.min(mark.to, until))} />
          ),
      )}
    </svg>
  );
});

function MiniShape({
  mark,
  from,
  to,
}: {
  readonly mark: MiniMark;
  readonly from: number;
  readonly to: number;
}): ReactNode {
  const y = mark.row * ROW + 5.5;
  const width = Math.max(1, to - from - 1);
  if (mark.look === 'wait')
    return <line className="tl-mini-wait" x1={from + 1} x2={Math.max(from + 1, to - 2)} y1={y} y2={y} />;
  if (mark.look === 'flag')
    return <path className="tl-mini-flag" d={`M${from + 2} ${y - 5.5}v11M${from + 2} ${y - 5}h9l-3 3.5 3 3.5h-9z`} />;
  if (mark.look === 'solid' || mark.look === 'cap')
    return <rect className={`tl-mini-${mark.look} tl-${mark.tone}`} x={from} y={y - 4.5} width={width} height={9} />;
  return (
    <rect
      className={`tl-mini-${mark.look} tl-${mark.tone}`}
      x={from + 0.5}
      y={y - 3}
      width={Math.max(1, width - 1)}
      height={6}
    />
  );
}
