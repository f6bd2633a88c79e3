import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { LockLine, Text } from '../layout/geometry.ts';
import { Picture, TextMark } from './Marks.tsx';
import { boxOf } from './nodeKinds.ts';
import type { NotesNode } from './nodeKinds.ts';

/** What is the same before and after the playhead, over all ink: values of the states, the lock's line, labels. */
export const NotesView = memo(function NotesView(props: NodeProps<NotesNode>): ReactNode {
  const { buses, locks, waits, labels, axis, orientation } = props.data.geometry;
  return (
    <Picture {...boxOf(props)}>
      <g className="tl-states">
        {buses.map((bus) => (
          <Texts key={bus.id} texts={[...bus.segments.map((segment) => segment.text), ...bus.labels]} />
        ))}
        {locks.map((lock) => (
          <LockWave key={lock.id} lock={lock} />
        ))}
      </g>
      {waits.map((wait) => wait.text && <PlatedText key={wait.id} text={wait.text} />)}
      {orientation === 'down' && <Texts texts={axis.labels} />}
      <Texts texts={labels} />
    </Picture>
  );
});

function Texts({ texts }: { readonly texts: readonly (Text | null)[] }): ReactNode {
  return texts.map((text, index) => text && <TextMark key={index} text={text} />);
}

function LockWave({ lock }: { readonly lock: LockLine }): ReactNode {
  return (
    <>
      {lock.gaps.map((gap, index) => (
        <g key={index}>
          <path className="tl-dimension-line" d={gap.d} />
          <rect className="tl-plate" {...gap.plate} />
          <TextMark text={gap.text} />
        </g>
      ))}
      <path className="tl-wave" d={lock.line} />
      <Texts texts={lock.holds.map((hold) => hold.text)} />
    </>
  );
}

function PlatedText({ text }: { readonly text: Text }): ReactNode {
  return (
    <>
      <rect className="tl-plate" x={text.x - 5} y={text.y - text.width / 2 - 7} width={18} height={text.width + 14} />
      <TextMark text={text} />
    </>
  );
}
