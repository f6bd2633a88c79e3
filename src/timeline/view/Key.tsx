import { memo } from 'react';
import type { ReactNode } from 'react';
import { requestsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { barShapes } from '../layout/barShapes.ts';
import type { FirstHalf } from '../layout/barShapes.ts';
import { frameOf } from '../layout/frame.ts';
import type { Tone } from '../layout/geometry.ts';
import type { Legs } from '../layout/legs.ts';
import type { Outcome } from '../layout/outcome.ts';
import { toneOf } from '../layout/tones.ts';
import { edgeMarks, hatchMarks, shapeMark } from '../marks/mark.ts';
import { Marks } from './Marks.tsx';

const FRAME = frameOf('across');
const ANSWER: Outcome = { look: 'data', tone: 'g2', cap: null, quiet: null, born: null };
const USED: FirstHalf = { tone: 'g2', expired: false };
const WAIT = hatchMarks({ x: 0, y: 0, width: 30, height: 11 }, false, false);
const CAUSE = edgeMarks({ from: { x: 6, y: 1 }, to: { x: 6, y: 15.5 }, why: 'issue' }, false);
const EXPIRED: FirstHalf = { tone: 'g1', expired: true };

/** What the marks mean: always the same marks, and the generations of this run. */
export const Key = memo(function Key({ trace }: { readonly trace?: Trace | undefined }): ReactNode {
  const generations = trace ? bornIn(trace) : [2, 3];
  return (
    <div className="tl-key" role="group" aria-label="What the marks mean">
      <span>
        <KeyBar width={64} notch={24} outcome={ANSWER} first={USED} />
        request out, answer back; the notch is FastAPI
      </span>
      <span>
        <KeyBar
          width={46}
          notch={16}
          outcome={{ ...ANSWER, look: 'bad', tone: 'refused', cap: { text: '', look: 'cap' } }}
          first={EXPIRED}
          cap={32}
        />
        401
      </span>
      <span>
        <KeyBar width={42} notch={17} outcome={{ ...ANSWER, look: 'solid' }} first={EXPIRED} />
        refresh: brings a new token
      </span>
      <span>
        <svg className="tl-key-mark" width="30" height="11" viewBox="0 0 30 11" aria-hidden="true">
          <Marks marks={WAIT} ink="dry" />
        </svg>
        waiting
      </span>
      <span>
        <svg className="tl-key-mark" width="12" height="18" viewBox="0 0 12 18" aria-hidden="true">
          <Marks marks={CAUSE} ink="dry" />
        </svg>
        causes
      </span>
      <span className="tl-key-rule" aria-hidden="true" />
      <span>
        <Chip text="a1" tone="g1" expired />
        expired
      </span>
      {generations.length > 0 && (
        <span>
          {generations.map((one) => (
            <Chip key={one} text={`a${one}`} tone={toneOf(one)} />
          ))}
          access {generations.length === 1 ? 'token' : 'tokens'}
        </span>
      )}
      <span>
        <b>r1</b>refresh token
      </span>
      <span className="tl-key-narrow">
        <b>2 · a2</b>try 2, sent with a2
      </span>
    </div>
  );
});

function bornIn(trace: Trace): readonly number[] {
  return [...new Set(requestsOf(trace).flatMap((request) => request.issued?.access ?? []))]
    .toSorted((a, b) => a - b)
    .slice(0, 4);
}

function Chip({
  text,
  tone,
  expired,
}: {
  readonly text: string;
  readonly tone: Tone;
  readonly expired?: boolean;
}): ReactNode {
  return <i className={`tl-chip tl-${tone}${expired ? ' tl-chip-expired' : ''}`}>{text}</i>;
}

interface KeyBarProps {
  readonly width: number;
  readonly notch: number;
  readonly outcome: Outcome;
  readonly first: FirstHalf;
  readonly cap?: number;
}

/** A bar as the timeline draws it, 13 px high. */
function KeyBar({ width, notch, outcome, first, cap }: KeyBarProps): ReactNode {
  const legs: Legs = {
    from: 0,
    to: width,
    notch,
    lost: null,
    plain: false,
    open: false,
    cap: cap ?? null,
    statusInside: false,
    turned: false,
  };
  return (
    <svg className="tl-key-mark" width={width} height="16" viewBox={`0 0 ${width} 16`} aria-hidden="true">
      <Marks marks={barShapes(FRAME, legs, outcome, first, 1.5, 14.5, null).map(shapeMark)} ink="dry" />
    </svg>
  );
}
