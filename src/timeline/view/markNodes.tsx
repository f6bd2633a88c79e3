import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../layout/geometry.ts';
import { Inked } from './Inked.tsx';
import { Layers, Picture, ShapeMark, TextMark } from './Marks.tsx';
import { boxOf } from './nodeKinds.ts';
import type { BandNode, BarNode, FlagNode, NotesNode, WaitNode } from './nodeKinds.ts';
import { SelectionContext, useIsSelected } from './selection.ts';

export const BarView = memo(function BarView(props: NodeProps<BarNode>): ReactNode {
  const { bar, span } = props.data;
  const { choose, canChoose } = use(SelectionContext);
  const isSelected = useIsSelected(bar.request);
  return (
    <Inked className="tl-bar" {...span}>
      {canChoose && (
        <button
          type="button"
          className="tl-bar-button"
          aria-label={bar.name}
          aria-pressed={isSelected}
          title={bar.name}
          onClick={() => choose(bar.request)}
        />
      )}
      <Layers {...boxOf(props)}>
        {bar.shapes.map((shape, index) => (
          <ShapeMark key={index} shape={shape} />
        ))}
        {bar.texts.map((text, index) => (
          <TextMark key={index} text={text} />
        ))}
      </Layers>
      {!canChoose && <span className="tl-hidden">{bar.name}</span>}
    </Inked>
  );
});

export const BandView = memo(function BandView(props: NodeProps<BandNode>): ReactNode {
  const box = boxOf(props);
  return (
    <Inked className="tl-band" {...props.data.span}>
      <Layers {...box}>
        <rect
          className="tl-selected"
          x={box.x + 0.75}
          y={box.y + 0.75}
          width={box.width - 1.5}
          height={box.height - 1.5}
          rx={3}
        />
      </Layers>
    </Inked>
  );
});

export const WaitView = memo(function WaitView(props: NodeProps<WaitNode>): ReactNode {
  const { wait, span } = props.data;
  return (
    <Inked className="tl-waiting" {...span} isOpen={wait.open}>
      <span className="tl-strip tl-ghost" />
      <span className="tl-strip tl-dry" />
      {wait.text && (
        <Picture {...boxOf(props)}>
          <PlatedText text={wait.text} />
        </Picture>
      )}
    </Inked>
  );
});

function PlatedText({ text }: { readonly text: Text }): ReactNode {
  return (
    <>
      <rect className="tl-plate" x={text.x - 5} y={text.y - text.width / 2 - 7} width={18} height={text.width + 14} />
      <TextMark text={text} />
    </>
  );
}

export const FlagView = memo(function FlagView(props: NodeProps<FlagNode>): ReactNode {
  const { flag, span } = props.data;
  return (
    <Inked className={`tl-flag tl-by-${flag.by}`} {...span}>
      <Layers {...boxOf(props)}>
        <path className="tl-cloth" d={flag.cloth} />
        <path className="tl-pole" d={flag.pole} />
        <TextMark text={flag.text} />
      </Layers>
    </Inked>
  );
});

export const NotesView = memo(function NotesView(props: NodeProps<NotesNode>): ReactNode {
  return (
    <Picture {...boxOf(props)}>
      {props.data.labels.map((label, index) => (
        <TextMark key={index} text={label} />
      ))}
    </Picture>
  );
});
