import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { ReactNode } from 'react';
import { BandMark, BarMarks, FlagMarks } from './inkMarks.tsx';
import { Picture } from './Marks.tsx';
import { boxOf } from './nodeKinds.ts';
import type { BandNode, BarNode, FlagNode, WaitNode } from './nodeKinds.ts';
import { PointerContext } from './pointer.ts';
import { SelectionContext, useIsSelected } from './selection.ts';

/* The outlines of marks. Their dry ink is in the dry layer. */

export const BarView = memo(function BarView(props: NodeProps<BarNode>): ReactNode {
  const { bar } = props.data;
  const { choose, canChoose } = use(SelectionContext);
  const { pointAt } = use(PointerContext);
  const isSelected = useIsSelected(bar.request);
  return (
    <div className="tl-bar">
      {canChoose && (
        <button
          type="button"
          className="tl-bar-button"
          aria-label={bar.name}
          aria-pressed={isSelected}
          title={bar.name}
          onClick={() => choose(bar.request)}
          onPointerEnter={() => pointAt(bar.request)}
          onPointerLeave={() => pointAt(null)}
        />
      )}
      <Picture {...boxOf(props)} isGhost>
        <BarMarks bar={bar} />
      </Picture>
      {!canChoose && <span className="tl-hidden">{bar.name}</span>}
    </div>
  );
});

export const BandView = memo(function BandView(props: NodeProps<BandNode>): ReactNode {
  return (
    <Picture {...boxOf(props)} isGhost>
      <BandMark {...props.data} />
    </Picture>
  );
});

export const WaitView = memo(function WaitView({ data: { wait } }: NodeProps<WaitNode>): ReactNode {
  return (
    <div className="tl-waiting" data-open={wait.open || undefined}>
      <span className="tl-strip tl-ghost" />
    </div>
  );
});

export const FlagView = memo(function FlagView(props: NodeProps<FlagNode>): ReactNode {
  return (
    <Picture {...boxOf(props)} isGhost>
      <FlagMarks {...props.data} />
    </Picture>
  );
});
