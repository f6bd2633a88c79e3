import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { SPEEDS } from '../playback/playback.ts';
import type { TransportProps } from './props.ts';

/**
 * The row over a timeline: to the start, back, play, forward, to the end; the step, what happens at it, and the speed.
 * A button that has nothing to do keeps the focus, and says that it has nothing to do: `disabled` would drop it.
 */
export function Transport({
  playback,
  caption,
  actions,
  actionsAfter,
  runLabel = 'Run',
  locked,
}: TransportProps): ReactNode {
  const { step, steps, playing, speed } = playback;
  const why = useId();
  const word = playing ? 'Pause' : runLabel;
  const first = step <= 1;
  const last = step >= steps;
  return (
    <div className="tl-transport">
      <div className="tl-buttons" role="group" aria-label="Playback">
        <button
          type="button"
          className="tl-button"
          onClick={playback.toStart}
          aria-disabled={first}
          aria-label="To the start"
        >
          <Icon name="start" />
        </button>
        <button
          type="button"
          className="tl-button"
          onClick={playback.stepBack}
          aria-disabled={first}
          aria-label="Step back"
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="tl-button tl-play"
          onClick={locked === undefined ? playback.toggle : undefined}
          aria-disabled={locked !== undefined}
          aria-label={word ?? 'Play'}
          aria-describedby={locked === undefined ? undefined : why}
        >
          <Icon name={playing ? 'pause' : 'play'} />
          {word !== null && <span className="tl-play-word">{word}</span>}
        </button>
        <button
          type="button"
          className="tl-button"
          onClick={playback.stepForward}
          aria-disabled={last}
          aria-label="Step forward"
        >
          <Icon name="forward" />
        </button>
        <button
          type="button"
          className="tl-button"
          onClick={playback.toEnd}
          aria-disabled={last}
          aria-label="To the end"
        >
          <Icon name="end" />
        </button>
      </div>
      <p className="tl-step">
        <b>Step {step}</b>
        {locked === undefined && ` of ${steps}`}
      </p>
      <div className="tl-caption" role="status">
        {caption}
      </div>
      {locked !== undefined && (
        <span id={why} className="tl-hidden">
          {locked}
        </span>
      )}
      <div className="tl-actions">
        {actions}
        <select
          className="tl-speed"
          aria-label="Speed"
          title="Speed"
          value={speed}
          onChange={(event) => playback.setSpeed(SPEEDS.find((one) => String(one) === event.target.value) ?? 1)}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
        {actionsAfter}
      </div>
    </div>
  );
}
