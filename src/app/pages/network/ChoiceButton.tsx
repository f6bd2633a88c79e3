import type { ComponentProps } from 'react';
import { toneOf } from '../../../timeline/layout/tones.ts';
import '../../../timeline/css/tones.css';
import { cx } from '../../../ui/cx.ts';
import type { Envelope, Happening } from './inFlight.ts';
import styles from './choice.module.css';

/** What every button needs that makes a choice happen. */
export interface ChoiceProps {
  /** The key that makes it happen, from 1; beyond 9 there is none. */
  readonly number: number;
  readonly isLooked: boolean;
  /** The id of the sentence that says what it would do. */
  readonly describedBy: string;
  readonly onDeliver: () => void;
  readonly onLook: (looks: boolean) => void;
}

/** The same as attributes of the button. To look is to point at it, or to have the focus on it. */
function choiceButton({ number, isLooked, describedBy, onDeliver, onLook }: ChoiceProps): ComponentProps<'button'> {
  return {
    type: 'button',
    'aria-describedby': isLooked ? describedBy : undefined,
    'aria-keyshortcuts': number <= 9 ? String(number) : undefined,
    onClick: onDeliver,
    onFocus: () => onLook(true),
    onBlur: () => onLook(false),
    onMouseEnter: () => onLook(true),
    onMouseLeave: (event) => event.currentTarget !== document.activeElement && onLook(false),
  };
}

interface EnvelopeButtonProps extends ChoiceProps {
  readonly envelope: Envelope;
}

/** A message in flight: an envelope with a point towards its goal. */
export function EnvelopeButton(props: EnvelopeButtonProps) {
  const { envelope, number, isLooked } = props;
  const { way, title, about, look, expired, generation, choice } = envelope;
  return (
    <button
      {...choiceButton(props)}
      data-tone={toneOf(generation)}
      data-choice={choice}
      data-request={envelope.request}
      data-call={envelope.call}
      className={cx(styles.envelope, styles[way], styles[look], isLooked && styles.looked)}
    >
      <svg viewBox="0 0 240 76" preserveAspectRatio="none" aria-hidden="true">
        <g transform={way === 'back' ? 'matrix(-1 0 0 1 240 0)' : undefined}>
          <path className={cx(styles.paper, expired && styles.expired)} d="M1 1H227L239 38L227 75H1Z" />
          <path className={styles.flap} d="M1 1L114 25L227 1" />
        </g>
      </svg>
      {number <= 9 && <kbd className={styles.number}>{number}</kbd>}
      <span className={styles.text}>
        <strong>{title}</strong>
        <span>{about}</span>
      </span>
    </button>
  );
}

interface HappeningButtonProps extends ChoiceProps {
  readonly happening: Happening;
}

/** A component that mounts, a timer, or something the user does: no message, so no envelope. */
export function HappeningButton(props: HappeningButtonProps) {
  const { happening, number, isLooked } = props;
  return (
    <button
      {...choiceButton(props)}
      data-choice={happening.choice}
      data-call={happening.call}
      data-looked={isLooked || undefined}
      className={styles.happening}
    >
      {number <= 9 && <kbd>{number}</kbd>}
      {happening.title}
    </button>
  );
}
